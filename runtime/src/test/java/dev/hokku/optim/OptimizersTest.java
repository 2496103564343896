package dev.hokku.optim;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hokku.core.HokkuException;
import dev.hokku.lax.Numpy;
import dev.hokku.tensor.Tensor;
import dev.hokku.tree.Params;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Five steps on a small problem, compared with what Optax 0.2 computed for the same gradients.
class OptimizersTest {

  /// Two roundings a step for five steps.
  private static final float TOLERANCE = 2e-6f;

  static Stream<Arguments> optaxResults() {
    return Stream.of(
        Arguments.of("sgd", Optimizers.sgd(0.1), new float[] {0.84520984f, -2.2896202f, 2.5356295f}),
        Arguments.of("momentum", Optimizers.sgd(0.1, 0.9, false), new float[] {0.67036194f, -2.6068237f, 2.0110857f}),
        Arguments.of("nesterov", Optimizers.sgd(0.1, 0.9, true), new float[] {0.5491128f, -2.8347292f, 1.6473385f}),
        Arguments.of("adam", Optimizers.adam(0.05), new float[] {0.7565371f, -2.2415516f, 2.7565668f}),
        Arguments.of("adamw", Optimizers.adamw(0.05, 0.02), new float[] {0.7520359f, -2.2310843f, 2.7420852f}),
        Arguments.of(
            "clipped sgd",
            Optimizers.chain(new ClipByGlobalNorm(0.5), Optimizers.sgd(0.1)),
            new float[] {0.9346085f, -2.1200373f, 2.8038251f}),
        Arguments.of(
            "adam with warm-up",
            Optimizers.adam(Schedules.warmupCosineDecay(0, 0.1, 2, 5, 0.01)),
            new float[] {0.7488484f, -2.2485971f, 2.7488818f}));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("optaxResults")
  void fiveStepsGiveOptaxsParameters(String name, Optimizer optimizer, float[] expected) {
    Params params = Params.builder().put("linear", "w", Numpy.array(1f, -2f, 3f)).build();
    OptState state = optimizer.init(params);
    for (int step = 1; step <= 5; step++) {
      Update<Params> update = optimizer.update(gradient(params, step), state, params);
      params = Optimizers.applyUpdates(params, update.updates());
      state = update.state();
    }
    assertArrayEquals(expected, params.get("linear", "w").toFloatArray(), TOLERANCE);
  }

  private static Params gradient(Params params, int step) {
    Tensor w = params.get("linear", "w");
    Tensor slope = Numpy.array(0.1f, -0.2f, 0.3f).mul(step).mul(w.sign()).add(w.mul(0.01));
    return Params.builder().put("linear", "w", slope).build();
  }

  @Test
  void aStateOfAnotherOptimizerIsRefusedByName() {
    Params params = Params.builder().put("linear", "w", Numpy.array(1f)).build();
    OptState momentum = new Momentum(0.9, false).init(params);

    HokkuException error = assertThrows(HokkuException.class, () -> new ScaleByAdam(0.9, 0.999, 1e-8).update(params, momentum, params));

    assertTrue(error.getMessage().contains("'count'"), error.getMessage());
    assertTrue(error.getMessage().contains("[trace]"), error.getMessage());
  }
}
