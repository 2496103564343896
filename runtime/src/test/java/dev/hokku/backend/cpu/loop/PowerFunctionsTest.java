package dev.hokku.backend.cpu.loop;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hokku.backend.cpu.vector.VectorWidth;
import dev.hokku.backend.reference.Powers;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/// Powers against doubles, and every vector width against single elements, bit by bit.
class PowerFunctionsTest {

  private static final double MOST_ULP = 0.8;

  private static LoopProgram pow() {
    LoopBuilder b = new LoopBuilder();
    return b.build(List.of(new Functions(b).pow(b.input(Kind.FLOAT, true), b.input(Kind.FLOAT, true))));
  }

  private static float[] run(Loop loop, float[] x, float[] y) {
    float[] z = new float[x.length];
    loop.run(new Object[] {x, y, z}, new int[3], new int[3], 1, x.length, new float[Loop.SCRATCH]);
    return z;
  }

  private static void check(float[] x, float[] y) {
    float[] z = run(new LoopClasses(VectorWidth.NONE).loop(pow()), x, y);
    for (int i = 0; i < x.length; i++) {
      double wanted = Powers.of((double) x[i], (double) y[i]);
      float rounded = (float) wanted;
      String what = "%s to the power %s".formatted(x[i], y[i]);
      if (Float.isNaN(rounded) || rounded == 0 || Float.isInfinite(rounded) && Float.isInfinite(z[i]) || wanted == rounded) {
        assertEquals(rounded, z[i], what);
      } else {
        double error = Math.abs(z[i] - wanted) / Math.ulp(rounded);
        assertTrue(error <= MOST_ULP, () -> "%s is off by %.3f ulp".formatted(what, error));
      }
    }
    for (VectorWidth width : VectorWidth.values()) {
      assertArrayEquals(z, run(new LoopClasses(width).loop(pow()), x, y), "vectors of " + width);
    }
    assertArrayEquals(z, run(new BlockedLoops().loop(pow()), x, y), "piece by piece");
  }

  /// Bases of all magnitudes, each with exponents that lead all over the range of results and beyond.
  @Test
  void powersAreWithinOneUlpOverAllMagnitudes() {
    SplittableRandom random = new SplittableRandom(1);
    int count = 2_000_000;
    float[] x = new float[count];
    float[] y = new float[count];
    for (int i = 0; i < count; i++) {
      x[i] = Float.intBitsToFloat(random.nextInt(0x7f800000));
      y[i] = (float) (random.nextDouble(-152, 130) / (Math.log(x[i]) / Math.log(2)));
    }
    check(x, y);
  }

  @Test
  void powersOfNumbersNextToOneAreWithinOneUlp() {
    SplittableRandom random = new SplittableRandom(2);
    int count = 500_000;
    float[] x = new float[count];
    float[] y = new float[count];
    for (int i = 0; i < count; i++) {
      x[i] = Float.intBitsToFloat(Float.floatToRawIntBits(1f) + random.nextInt(-(1 << random.nextInt(1, 22)), 1 << random.nextInt(1, 22)));
      y[i] = (float) (random.nextDouble(-152, 130) / (Math.log(x[i]) / Math.log(2)));
    }
    check(x, y);
  }

  /// Powers of whole numbers that are floats, as long as they are.
  @Test
  void powersThatAreFloatsAreExact() {
    int count = 4096;
    float[] x = new float[count];
    float[] y = new float[count];
    for (int i = 0; i < count; i++) {
      x[i] = (i % 64 - 32) / 4f;
      y[i] = i / 64 % 64 - 32;
    }
    check(x, y);
  }

  @Test
  void cornersAreIeees() {
    float[] corners = {
      0f, -0f, 1f, -1f, 2f, -2f, 3f, -3f, 0.5f, -0.5f, 2.5f, -2.5f, Float.MIN_VALUE, -Float.MIN_VALUE, Float.MIN_NORMAL, Float.MAX_VALUE, -Float.MAX_VALUE,
      Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY, Float.NaN, 0x1p23f, 0x1p23f + 1, -0x1p23f - 1, 0x1p24f - 1, 1 - 0x1p24f, 0x1p24f, 0x1p31f, -0x1p31f, 149f, -149f, 1 + 0x1p-23f, 1 - 0x1p-24f
    };
    float[] x = new float[corners.length * corners.length];
    float[] y = new float[x.length];
    for (int i = 0; i < x.length; i++) {
      x[i] = corners[i / corners.length];
      y[i] = corners[i % corners.length];
    }
    check(x, y);
  }
}
