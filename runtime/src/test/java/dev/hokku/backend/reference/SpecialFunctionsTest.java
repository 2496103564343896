package dev.hokku.backend.reference;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/// Published values, and identities that tie the methods together.
class SpecialFunctionsTest {

  private static void close(double expected, double actual) {
    assertEquals(expected, actual, Math.abs(expected) * 2e-14);
  }

  /// Source: NIST Digital Library of Mathematical Functions, table 7.23 and its references.
  @Test
  void theErrorFunction() {
    close(0.520499877813046537683, SpecialFunctions.erf(0.5));
    close(0.842700792949714869341, SpecialFunctions.erf(1));
    close(0.995322265018952734162, SpecialFunctions.erf(2));
    close(-0.999977909503001414559, SpecialFunctions.erf(-3));
    close(2.20904969985854413728e-5, SpecialFunctions.erfc(3));
    close(4.67773498104726583794e-3, SpecialFunctions.erfc(2));
    close(2.08848758376254498e-45, SpecialFunctions.erfc(10));
    for (double x = -3; x <= 3; x += 0.05) {
      assertEquals(x, SpecialFunctions.erfInv(SpecialFunctions.erf(x)), 1e-15 * Math.exp(x * x) + 1e-14);
    }
    assertEquals(Double.POSITIVE_INFINITY, SpecialFunctions.erfInv(1));
    assertEquals(Double.NaN, SpecialFunctions.erfInv(-1.5));
  }

  @Test
  void theGammaFunction() {
    double factorial = 1;
    for (int n = 1; n < 100; n++) {
      close(Math.log(factorial), GammaFunctions.lgamma(n));
      factorial *= n;
    }
    close(Math.log(Math.sqrt(Math.PI)), GammaFunctions.lgamma(0.5));
    close(Math.log(4.0 / 3 * Math.sqrt(Math.PI)), GammaFunctions.lgamma(-1.5));
  }

  @Test
  void itsDerivatives() {
    close(-0.57721566490153286061, GammaFunctions.polygamma(0, 1));
    close(Math.PI * Math.PI / 6, GammaFunctions.polygamma(1, 1));
    close(-2 * 1.20205690315959428540, GammaFunctions.polygamma(2, 1));
    for (double x : new double[] {0.3, 1.7, 8, 40}) {
      double h = 1e-5;
      double slope = (GammaFunctions.polygamma(1, x + h) - GammaFunctions.polygamma(1, x - h)) / (2 * h);
      assertEquals(GammaFunctions.polygamma(2, x), slope, 1e-6 * Math.abs(slope));
    }
  }

  @Test
  void inversesOfHyperbolicFunctions() {
    for (double x : new double[] {1e-12, 0.1, 0.5, 3, 50, 300}) {
      close(x, SpecialFunctions.asinh(Math.sinh(x)));
      if (x > 0.05) {
        close(x, SpecialFunctions.acosh(Math.cosh(x)));
      }
      if (x < 1) {
        close(x, SpecialFunctions.atanh(Math.tanh(x)));
      }
    }
  }
}
