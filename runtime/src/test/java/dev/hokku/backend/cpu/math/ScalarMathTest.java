package dev.hokku.backend.cpu.math;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.function.DoubleUnaryOperator;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Elementary functions against doubles, over a sweep of all magnitudes, and their vector twins bit by bit.
class ScalarMathTest {

  private interface Float1 {
    float apply(float x);
  }

  private interface Vector1 {
    FloatVector apply(FloatVector x);
  }

  private static final List<VectorSpecies<Float>> ALL =
      List.of(FloatVector.SPECIES_64, FloatVector.SPECIES_128, FloatVector.SPECIES_256, FloatVector.SPECIES_512);

  /// What is smaller may come out as 0.
  private static final double SUBNORMAL = Float.MIN_NORMAL;

  private static void check(String name, Float1 f, Vector1 v, DoubleUnaryOperator exact, double ulps) {
    double worst = 0;
    float at = 0;
    float[] x = new float[16];
    for (int bits = 0; bits >= 0 && bits < 0x7f800000; bits += 98_317 * 16) {
      for (int i = 0; i < 16; i++) {
        int magnitude = (int) Math.min(0x7f800000L, bits + 98_317L * i);
        x[i] = Float.intBitsToFloat((i & 1) == 0 ? magnitude : magnitude | 0x80000000);
        double wanted = exact.applyAsDouble(x[i]);
        float got = f.apply(x[i]);
        if (Double.isNaN(wanted) || Double.isInfinite((float) wanted)) {
          assertEquals((float) wanted, got, name + " of " + x[i]);
        } else {
          double error = (Math.abs(got - wanted) - SUBNORMAL) / Math.ulp((float) wanted);
          if (error > worst) {
            worst = error;
            at = x[i];
          }
        }
      }
      for (VectorSpecies<Float> species : ALL) {
        float[] y = new float[16];
        for (int i = 0; i < 16; i += species.length()) {
          v.apply(FloatVector.fromArray(species, x, i)).intoArray(y, i);
        }
        for (int i = 0; i < 16; i++) {
          assertEquals(f.apply(x[i]), y[i], name + " of " + x[i] + " in " + species);
        }
      }
    }
    double found = worst;
    float where = at;
    assertTrue(worst <= ulps, () -> "%s is off by %.2f ulp at %s".formatted(name, found, where));
  }

  @Test
  void expIsWithinOneUlp() {
    check("exp", ScalarMath::exp, VectorMath::exp, Math::exp, 1);
  }

  @Test
  void logIsWithinOneUlp() {
    check("log", ScalarMath::log, VectorMath::log, Math::log, 1);
  }

  @Test
  void expm1AndLog1pKeepSmallNumbers() {
    check("expm1", ScalarMath::expm1, VectorMath::expm1, Math::expm1, 4);
    check("log1p", ScalarMath::log1p, VectorMath::log1p, Math::log1p, 4);
  }

  @Test
  void tanhAndLogisticAreWithinAFewUlp() {
    check("tanh", ScalarMath::tanh, VectorMath::tanh, Math::tanh, 6);
    check("logistic", ScalarMath::logistic, VectorMath::logistic, x -> 1 / (1 + Math.exp(-x)), 4);
  }

  @Test
  void erfIsWithinAFewUlp() {
    check("erf", ScalarMath::erf, VectorMath::erf, ScalarMathTest::erf, 6);
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
