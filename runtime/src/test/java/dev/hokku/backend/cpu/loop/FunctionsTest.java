package dev.hokku.backend.cpu.loop;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hokku.backend.cpu.vector.VectorWidth;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

/// Elementary functions against doubles, over a sweep of all magnitudes, and every vector width against single elements, bit by bit.
class FunctionsTest {

  private interface Function {
    int of(Functions functions, int x);
  }

  /// What is smaller may come out as 0.
  private static final double SUBNORMAL = Float.MIN_NORMAL;

  private static void check(String name, Function f, DoubleUnaryOperator exact, double ulps) {
    LoopBuilder b = new LoopBuilder();
    LoopProgram program = b.build(List.of(f.of(new Functions(b), b.input(Kind.FLOAT, true))));
    float[] x = sweep();
    float[] y = run(VectorWidth.NONE, program, x);
    double worst = 0;
    float at = 0;
    for (int i = 0; i < x.length; i++) {
      double wanted = exact.applyAsDouble(x[i]);
      if (Double.isNaN(wanted) || Double.isInfinite((float) wanted)) {
        assertEquals((float) wanted, y[i], name + " of " + x[i]);
      } else {
        double error = (Math.abs(y[i] - wanted) - SUBNORMAL) / Math.ulp((float) wanted);
        if (error > worst) {
          worst = error;
          at = x[i];
        }
      }
    }
    double found = worst;
    float where = at;
    assertTrue(worst <= ulps, () -> "%s is off by %.2f ulp at %s".formatted(name, found, where));
    for (VectorWidth width : VectorWidth.values()) {
      assertArrayEquals(y, run(width, program, x), name + " with vectors of " + width);
    }
    assertArrayEquals(y, run(new BlockedLoops().loop(program), x), name + " piece by piece");
  }

  private static float[] run(VectorWidth width, LoopProgram program, float[] x) {
    return run(new LoopClasses(width).loop(program), x);
  }

  private static float[] run(Loop loop, float[] x) {
    float[] y = new float[x.length];
    loop.run(new Object[] {x, y}, new int[2], new int[2], 1, x.length, new float[Loop.SCRATCH]);
    return y;
  }

  /// All magnitudes with both signs, infinity, NaN and zeros among them.
  private static float[] sweep() {
    int count = 2 * (Float.floatToRawIntBits(Float.POSITIVE_INFINITY) / 98_317 + 2) + 1;
    float[] x = new float[count];
    for (int i = 0; i + 1 < count; i += 2) {
      int magnitude = (int) Math.min(0x7f800000L, 98_317L * (i / 2));
      x[i] = Float.intBitsToFloat(magnitude);
      x[i + 1] = -x[i];
    }
    x[count - 1] = Float.NaN;
    return x;
  }

  @Test
  void expIsWithinOneUlp() {
    check("exp", Functions::exp, Math::exp, 1);
  }

  @Test
  void powersOfTwoAreWithinOneUlp() {
    check("exp2", Functions::exp2, x -> Math.pow(2, x), 1);
  }

  /// What is no normal number comes out as 0, but for one argument next to the limit; all results down to there are within 1 ulp.
  @Test
  void expHasNoResultsBelowTheNormalRange() {
    LoopBuilder b = new LoopBuilder();
    LoopProgram program = b.build(List.of(new Functions(b).exp(b.input(Kind.FLOAT, true))));
    int first = Float.floatToRawIntBits(80f);
    float[] x = new float[Float.floatToRawIntBits(110f) - first];
    for (int i = 0; i < x.length; i++) {
      x[i] = -Float.intBitsToFloat(first + i);
    }
    float[] y = run(VectorWidth.NONE, program, x);
    for (int i = 0; i < x.length; i++) {
      double exact = Math.exp(x[i]);
      if (exact >= Float.MIN_NORMAL) {
        assertEquals(exact, y[i], Math.ulp((float) exact), "exp of " + x[i]);
      } else {
        assertTrue(y[i] == 0 || y[i] < Float.MIN_NORMAL && exact > 0.99999 * Float.MIN_NORMAL, "exp of " + x[i]);
      }
    }
  }

  @Test
  void logIsWithinOneUlp() {
    check("log", Functions::log, Math::log, 1);
  }

  @Test
  void expm1AndLog1pKeepSmallNumbers() {
    check("expm1", Functions::expm1, Math::expm1, 4);
    check("log1p", Functions::log1p, Math::log1p, 4);
  }

  @Test
  void tanhAndLogisticAreWithinAFewUlp() {
    check("tanh", Functions::tanh, Math::tanh, 6);
    check("logistic", Functions::logistic, x -> 1 / (1 + Math.exp(-x)), 4);
  }

  @Test
  void sinesAreWithinOneUlpHoweverLargeTheArgument() {
    check("sin", Functions::sin, Math::sin, 1);
    check("cos", Functions::cos, Math::cos, 1);
    check("tan", Functions::tan, Math::tan, 3);
  }

  /// Of all floats, this one comes nearest to a multiple of a quarter turn: 60 bits of the product cancel.
  @Test
  void theCosineOfTheFloatNearestToAQuarterTurnIsRight() {
    float x = 16_367_173f * 0x1p72f;
    LoopBuilder b = new LoopBuilder();
    LoopProgram program = b.build(List.of(new Functions(b).cos(b.input(Kind.FLOAT, true))));
    float y = run(VectorWidth.NONE, program, new float[] {x})[0];
    assertEquals(Math.cos(x), y, Math.ulp((float) Math.cos(x)));
  }

  @Test
  void erfIsWithinAFewUlp() {
    check("erf", Functions::erf, FunctionsTest::erf, 6);
  }

  @Test
  void roundingKeepsSignsAndWholeNumbers() {
    check("floor", Functions::floor, Math::floor, 0);
    check("ceil", Functions::ceil, Math::ceil, 0);
    check("round", Functions::round, Math::rint, 0);
  }

  /// The Maclaurin series below 3; beyond that, 1 less a continued fraction.
  private static double erf(double x) {
    double size = Math.abs(x);
    if (size > 6) {
      return Math.signum(x);
    }
    if (size < 3) {
      double term = x;
      double sum = x;
      for (int n = 1; n < 120; n++) {
        term *= -x * x / n;
        sum += term / (2 * n + 1);
      }
      return 2 / Math.sqrt(Math.PI) * sum;
    }
    double fraction = size;
    for (int n = 60; n > 0; n--) {
      fraction = size + n / 2.0 / fraction;
    }
    return Math.signum(x) * (1 - Math.exp(-x * x) / Math.sqrt(Math.PI) / fraction);
  }
}
