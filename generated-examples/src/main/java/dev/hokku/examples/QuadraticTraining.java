package dev.hokku.examples;

import dev.hokku.jit.Jit;
import dev.hokku.lax.Numpy;
import dev.hokku.nn.Functions;
import dev.hokku.random.Key;
import dev.hokku.tensor.Tensor;
import dev.hokku.transform.Grad;
import dev.hokku.tree.Params;
import dev.hokku.tree.Tree;
import java.util.function.UnaryOperator;

/// Fits [Quadratic] to a parabola with plain gradient descent, as Haiku's tutorial does.
///
/// Source: Haiku's tutorial *Build your own Haiku*, section "Example training loop".
public final class QuadraticTraining {

  /// 128 places in `[-2, 2]`, `f32[128,1]`.
  public static final Tensor XS = Numpy.linspace(-2, 2, 128).expandDims(1);

  /// Their squares.
  public static final Tensor YS = XS.square();

  private static final double LEARNING_RATE = 0.003;

  private final UnaryOperator<Params> step = Jit.jit(QuadraticTraining::trainStep)::apply;

  /// With a compiled step of its own.
  public QuadraticTraining() {}

  /// First parameters.
  public Params init(int seed) {
    return QuadraticInit.init(Key.of(seed), XS);
  }

  /// One step over all of the data.
  public Params step(Params params) {
    return step.apply(params);
  }

  private static Params trainStep(Params params) {
    Params grads = Grad.grad(QuadraticTraining::loss).apply(params);
    return Tree.map2((param, grad) -> param.sub(grad.mul(LEARNING_RATE)), params, grads);
  }

  /// The mean squared error, `f32[]`.
  public static Tensor loss(Params params) {
    return Functions.meanSquaredError(predict(params), YS);
  }

  /// The curve at [#XS], `f32[128,1]`.
  public static Tensor predict(Params params) {
    return QuadraticApply.apply(params, XS);
  }
}
