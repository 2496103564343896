package dev.hokku.bench;

import dev.hokku.examples.LeNet;
import dev.hokku.examples.LeNetApply;
import dev.hokku.examples.LeNetInit;
import dev.hokku.examples.Mlp;
import dev.hokku.examples.MlpApply;
import dev.hokku.examples.MlpInit;
import dev.hokku.jit.Jit;
import dev.hokku.nn.Functions;
import dev.hokku.random.Key;
import dev.hokku.random.Random;
import dev.hokku.tensor.Shape;
import dev.hokku.tensor.Tensor;
import dev.hokku.transform.Fn3;
import dev.hokku.transform.Grad;
import dev.hokku.transform.ValueAndGrad;
import dev.hokku.tree.Params;
import dev.hokku.tree.Tree;
import java.util.function.BiFunction;

/// Whole training steps: loss, gradients, and `p - 0.01 g` of all parameters, each step from the parameters of the one before, which are donated: the
/// optimizer of PyTorch updates in place too.
final class Training {

  private static final double RATE = 0.01;
  private static final int CLASSES = 10;

  private Training() {}

  static Workload mlp() {
    Mlp mlp = new Mlp(300, 100, CLASSES);
    Tensor x = Workloads.normal(1, 128, 784);
    return classifier("mlp_train_b128", MlpInit.init(Key.of(42), mlp, x), x, (params, images) -> MlpApply.apply(params, mlp, images));
  }

  static Workload lenet() {
    LeNet lenet = new LeNet(CLASSES);
    Tensor x = Workloads.normal(1, 64, 28, 28);
    return classifier("lenet_train_b64", LeNetInit.init(Key.of(42), lenet, x), x, (params, images) -> LeNetApply.apply(params, lenet, images));
  }

  private static Workload classifier(String name, Params first, Tensor x, BiFunction<Params, Tensor, Tensor> logits) {
    Tensor labels = Random.randint(Key.of(2), Shape.of(x.dim(0)), 0, CLASSES);
    return steps(name, first, x, labels, (params, images, classes) ->
        Functions.softmaxCrossEntropyWithIntegerLabels(logits.apply(params, images), classes).mean());
  }

  /// Steps that make `loss` of parameters, `x` and `y` smaller.
  static Workload steps(String name, Params first, Tensor x, Tensor y, Fn3<Params, Tensor, Tensor, Tensor> loss) {
    var step = Jit.jit((Params params, Tensor xs, Tensor ys) -> {
      ValueAndGrad<Params> result = Grad.valueAndGrad((Params p) -> loss.apply(p, xs, ys)).apply(params);
      return new TrainingStep(descended(params, result.grad()), result.value());
    }).donateArgnums(0);
    TrainingStep[] last = {new TrainingStep(first, x)};
    return new Workload(name, () -> last[0] = step.apply(last[0].params(), x, y), 4);
  }

  /// A step of gradient descent.
  static Params descended(Params params, Params grad) {
    return Tree.map2((p, g) -> p.sub(g.mul(RATE)), params, grad);
  }
}
