package dev.hokku.bench;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/// When a benchmark begins to measure.
class WarmthTest {

  private final Warmth warmth = new Warmth();

  @Test
  void fourWindowsThatBringNothingAreEnough() {
    windows(0, 8, 4, 2, 1.99, 2.5, 1.97);
    assertFalse(warmth.settled());
    windows(0, 2.1);
    assertTrue(warmth.settled());
  }

  @Test
  void aFasterWindowBeginsAnew() {
    windows(0, 2, 2, 2, 2, 1.9);
    assertFalse(warmth.settled());
    windows(0, 1.9, 1.9, 1.9, 1.9);
    assertTrue(warmth.settled());
  }

  @Test
  void slowWindowsDoNotCountWhileTheCompilerWorks() {
    windows(0, 1);
    windows(0.5, 2, 2, 2, 2, 2);
    assertFalse(warmth.settled());
    windows(0.05, 2, 2, 2, 2);
    assertTrue(warmth.settled());
  }

  private void windows(double compiling, double... times) {
    for (double time : times) {
      warmth.window(time, compiling);
    }
  }
}
