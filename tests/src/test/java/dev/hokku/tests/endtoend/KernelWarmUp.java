package dev.hokku.tests.endtoend;

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
import dev.hokku.tree.Params;
import java.util.List;
import java.util.function.Function;

/// Calls kernels and fused loops often enough for the JVM to compile them.
final class KernelWarmUp {

  private static final int CALLS = 400;

  private KernelWarmUp() {}

  /// The program.
  public static void main(String[] args) {
    Tensor rows = Random.normal(Key.of(1), Shape.of(8, 700));
    List<Function<Tensor, Tensor>> functions = List.of(
        Functions::softmax, Functions::gelu, x -> Functions.standardize(x, -1), x -> x.abs().log1p().tanh().expm1().sum(0),
        x -> x.reshape(80, 70).matmul(x.reshape(70, 80)));
    for (Function<Tensor, Tensor> f : functions) {
      Jit.Jitted<Tensor, Tensor> jitted = Jit.jit(f);
      for (int i = 0; i < CALLS; i++) {
        jitted.apply(rows).delete();
      }
    }
    Mlp mlp = new Mlp(45, 20, 10);
    Tensor images = Random.normal(Key.of(2), Shape.of(32, 50));
    Tensor classes = Random.randint(Key.of(3), Shape.of(32), 0, 10);
    Jit.Jitted<Params, Params> gradients = Jit.jit(Grad.grad((Params p) ->
        Functions.softmaxCrossEntropyWithIntegerLabels(MlpApply.apply(p, mlp, images), classes).mean()));
    Params params = MlpInit.init(Key.of(4), mlp, images);
    for (int i = 0; i < CALLS; i++) {
      gradients.apply(params);
    }
  }
}
