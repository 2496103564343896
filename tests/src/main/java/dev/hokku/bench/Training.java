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
    return steps("mlp_train_b128", MlpInit.init(Key.of(42), mlp, x), x, (params, images) -> MlpApply.apply(params, mlp, images));
  }

  static Workload lenet() {
    LeNet lenet = new LeNet(CLASSES);
    Tensor x = Workloads.normal(1, 64, 28, 28);
    return steps("lenet_train_b64", LeNetInit.init(Key.of(42), lenet, x), x, (params, images) -> LeNetApply.apply(params, lenet, images));
  }

  private static Workload steps(String name, Params first, Tensor x, BiFunction<Params, Tensor, Tensor> logits) {
    Tensor labels = Random.randint(Key.of(2), Shape.of(x.dim(0)), 0, CLASSES);
    var step = Jit.jit((Params params, Tensor images, Tensor classes) -> {
      ValueAndGrad<Params> loss = Grad.valueAndGrad((Params p) ->
          Functions.softmaxCrossEntropyWithIntegerLabels(logits.apply(p, images), classes).mean()).apply(params);
      return new TrainingStep(Tree.map2((p, g) -> p.sub(g.mul(RATE)), params, loss.grad()), loss.value());
    }).donateArgnums(0);
    TrainingStep[] last = {new TrainingStep(first, x)};
    return new Workload(name, () -> last[0] = step.apply(last[0].params(), x, labels), 4);
  }
}
