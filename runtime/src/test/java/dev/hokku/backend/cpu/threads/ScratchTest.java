package dev.hokku.backend.cpu.threads;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class ScratchTest {

  /// G1's regions for some heaps, as `-XX:+PrintFlagsFinal` shows them on JDK 25, in MiB.
  private static final int[][] REGIONS = {{512, 1}, {2048, 1}, {2100, 2}, {6028, 4}, {8192, 4}, {8200, 8}, {32768, 16}, {65536, 32}, {1 << 20, 32}};

  @Test
  void anAlignedArrayIsLargerThanHalfARegion() {
    for (int[] row : REGIONS) {
      long half = ((long) row[1] << 20) / 2;
      assertEquals(half, 4L * Scratch.leastAligned((long) row[0] << 20), () -> "heap of " + row[0] + " MiB");
    }
  }

  @Test
  void whatIsGivenBackIsTakenAgain() {
    float[] array = Scratch.takeAligned(3_000_000);
    assertTrue(array.length >= 3_000_000);
    Scratch.give(array);
    assertSame(array, Scratch.takeAligned(2_500_000));
    Scratch.give(array);
  }
}
