package dev.hokku.optim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.hokku.core.HokkuException;
import dev.hokku.lax.Numpy;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Values at the bends, compared with Optax.
class SchedulesTest {

  @Test
  void cosineDecayFallsToAlphaAndStays() {
    assertValues(Schedules.cosineDecay(0.5, 10, 0.1), Map.of(0, 0.5, 3, 0.4072517, 10, 0.05, 12, 0.05));
  }

  @Test
  void warmupRisesInALineThenFallsAsACosine() {
    assertValues(Schedules.warmupCosineDecay(0.1, 1, 4, 10, 0.2), Map.of(0, 0.1, 2, 0.55, 4, 1.0, 7, 0.6, 10, 0.2, 11, 0.2));
  }

  @Test
  void linearStopsAtItsEnd() {
    assertValues(Schedules.linear(1, 0.1, 4), Map.of(0, 1.0, 1, 0.775, 4, 0.1, 9, 0.1));
  }

  @Test
  void exponentialDecayIsSmoothOrInSteps() {
    assertValues(Schedules.exponentialDecay(1, 3, 0.5, false), Map.of(0, 1.0, 2, 0.62996054, 3, 0.5, 7, 0.19842514));
    assertValues(Schedules.exponentialDecay(1, 3, 0.5, true), Map.of(0, 1.0, 2, 1.0, 3, 0.5, 7, 0.25));
  }

  @Test
  void aWarmupAsLongAsTheWholeIsRefused() {
    assertThrows(HokkuException.class, () -> Schedules.warmupCosineDecay(0, 1, 10, 10, 0));
  }

  private static void assertValues(Schedule schedule, Map<Integer, Double> expected) {
    expected.forEach((step, value) ->
        assertEquals(value, schedule.at(Numpy.scalar(step)).item(), 1e-6, () -> "at step " + step));
  }
}
