package dev.hokku.transform;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.hokku.lax.Array;
import dev.hokku.tensor.Buffer;
import dev.hokku.tensor.DType;
import dev.hokku.tensor.Shape;
import dev.hokku.tensor.ShapedArray;
import dev.hokku.tensor.Tensor;
import java.util.Random;
import java.util.function.Function;

/// Checks derivatives in one random direction, in f64. Source: `jax.test_util.check_grads`.
public final class Gradients {

  /// Central differences with step h in f64 are off by about h² and by 1e-16 / h.
  private static final double STEP = 1e-5;

  private static final double TOLERANCE = 1e-7;

  private Gradients() {}

  /// A tensor of normal numbers.
  public static Tensor normal(int seed, int... dims) {
    Random random = new Random(seed);
    Shape shape = Shape.of(dims);
    double[] values = new double[shape.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = random.nextGaussian();
    }
    return new Array(new ShapedArray(DType.F64, shape), Buffer.of(values));
  }

  /// The sum of products.
  public static double inner(Tensor a, Tensor b) {
    return a.mul(b).sum().item();
  }

  /// Checks jvp against differences, and vjp against jvp.
  public static void check(Function<Tensor, Tensor> f, Tensor x) {
    int[] dims = x.shape().dims();
    Tensor direction = normal(17, dims);
    Jvp.Result<Tensor> jvp = Jvp.jvp(f, x, direction);
    Tensor ahead = f.apply(x.add(direction.mul(STEP)));
    Tensor behind = f.apply(x.sub(direction.mul(STEP)));
    Tensor ct = normal(23, ahead.shape().dims());
    double expected = inner(ahead.sub(behind).div(2 * STEP), ct);
    double forward = inner(jvp.tangents(), ct);
    assertEquals(expected, forward, TOLERANCE * Math.max(1, Math.abs(expected)), "jvp against differences");
    Vjp.Result<Tensor, Tensor> vjp = Vjp.vjp(f, x);
    double reverse = inner(vjp.pullback().apply(ct), direction);
    assertEquals(forward, reverse, 1e-12 * Math.max(1, Math.abs(forward)), "vjp against jvp");
    assertEquals(inner(f.apply(x), ct), inner(vjp.primals(), ct), 1e-12, "the value");
  }

  /// As [#check], and of the gradient too.
  public static void checkTwice(Function<Tensor, Tensor> f, Tensor x) {
    check(f, x);
    Tensor weights = normal(29, f.apply(x).shape().dims());
    check(y -> Grad.grad((Tensor z) -> f.apply(z).mul(weights).sum()).apply(y), x);
    check(y -> Jvp.jvp(f, y, normal(31, x.shape().dims())).tangents(), x);
  }
}
