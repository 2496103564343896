package dev.hokku.jit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hokku.tensor.Tensor;
import dev.hokku.transform.Gradients;
import dev.hokku.transform.Jvp;
import dev.hokku.transform.Vjp;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/// Random programs under random transforms: jit equals eager, derivatives agree with differences, reverse mode with forward mode.
///
/// `-Dprograms=10000` runs more of them; a seed that fails is printed and belongs into [#FAILED_ONCE].
class RandomProgramsTest {

  /// Seeds that found a mistake.
  private static final long[] FAILED_ONCE = {226, 1327, 1615};

  private static final int PROGRAMS = Integer.getInteger("programs", 40);

  private final Map<String, Integer> counts = new TreeMap<>();
  private int smooth;
  private int varied;

  @Test
  void allTransformsAgreeOnRandomPrograms() {
    for (long seed : FAILED_ONCE) {
      run(seed);
    }
    for (long seed = 0; seed < PROGRAMS; seed++) {
      run(seed);
    }
    System.out.printf("%d programs, %d vary, %d judged by differences; used %s%n", PROGRAMS, varied, smooth, counts);
    assertTrue(varied > 0.9 * PROGRAMS, varied + " programs are finite and not constant");
    assertTrue(smooth > 0.5 * PROGRAMS, smooth + " programs are smooth enough for differences");
  }

  private void run(long seed) {
    RandomPrograms programs = new RandomPrograms(seed);
    try {
      Function<Tensor, Tensor> f = programs.chain(2, 2);
      for (int i = 0; i < seed % 4; i++) {
        f = programs.transformed(f);
      }
      judge(programs, f, Gradients.normal((int) seed, 3, 4).mul(0.5));
    } catch (RuntimeException | AssertionError failure) {
      throw new AssertionError("seed %d, %s".formatted(seed, programs.used()), failure);
    }
    programs.used().forEach(name -> counts.merge(name, 1, Integer::sum));
  }

  private void judge(RandomPrograms programs, Function<Tensor, Tensor> f, Tensor x) {
    Tensor value = f.apply(x);
    double scale = Math.max(1, value.abs().max().item());
    if (!Double.isFinite(scale) || scale > 1e6) {
      return;
    }
    if (f.apply(x.add(0.01)).sub(value).abs().max().item() > 0) {
      varied++;
    }
    assertEquals(0, Jit.jit(f).apply(x).sub(value).abs().max().item(), 1e-9 * scale, "jit against eager");
    Tensor direction = Gradients.normal(7, 3, 4);
    Tensor ct = Gradients.normal(8, 3, 4);
    double expected = slope(f, x, direction, ct, 1e-5);
    boolean judged = Math.abs(expected - slope(f, x, direction, ct, 2e-5)) < 1e-5 * Math.max(1, Math.abs(expected));
    double forward = programs.reverseOnly() ? expected : Gradients.inner(Jvp.jvp(f, x, direction).tangents(), ct);
    double reverse = programs.forwardOnly() ? forward : Gradients.inner(Vjp.vjp(f, x).pullback().apply(ct), direction);
    if (!programs.reverseOnly()) {
      assertEquals(forward, reverse, 1e-8 * Math.max(1, Math.abs(forward)), "reverse against forward mode");
    }
    if (judged) {
      smooth++;
      assertEquals(expected, forward, 1e-4 * Math.max(scale, Math.abs(expected)), "forward mode against differences");
      assertEquals(expected, reverse, 1e-4 * Math.max(scale, Math.abs(expected)), "reverse mode against differences");
    }
  }

  private static double slope(Function<Tensor, Tensor> f, Tensor x, Tensor direction, Tensor ct, double step) {
    return Gradients.inner(f.apply(x.add(direction.mul(step))).sub(f.apply(x.sub(direction.mul(step)))).div(2 * step), ct);
  }
}
