package dev.hokku.parity.golden;

import dev.hokku.tensor.DType;

/// How far a computed number may be from a recorded one: `absolute + relative |recorded|`, and `ulps` units of the dtype on top.
///
/// @param absolute at numbers near zero
/// @param relative share of the recorded number
/// @param ulps units in the last place of the recorded number
/// @param ofLargest share of the largest recorded number of the tensor: sums cancel, and their error is that of their terms
public record Tolerance(double absolute, double relative, double ulps, double ofLargest) {

  /// Not a bit may differ.
  public static final Tolerance EXACT = new Tolerance(0, 0, 0, 0);

  /// In `f64` both sides have the logarithms and sums of their libraries.
  private static final Tolerance DOUBLE = new Tolerance(1e-13, 1e-13, 0, 0);

  /// Logarithms of logarithms: between them XLA does not always round to a half.
  private static final Tolerance HALF = new Tolerance(0, 0, 2, 0);

  /// What may differ between our sampler and JAX's. In `f32` nothing: the same polynomials, written in the same order.
  public static Tolerance ofSampler(String function, DType dtype) {
    return switch (function) {
      case "normal", "truncated_normal", "exponential", "laplace", "orthogonal" -> dtype == DType.F64 ? DOUBLE : EXACT;
      case "gumbel" -> switch (dtype) {
        case F64 -> DOUBLE;
        case F32 -> EXACT;
        default -> HALF;
      };
      case "ball", "beta", "binomial", "cauchy", "chisquare", "dirichlet", "double_sided_maxwell", "f", "gamma", "generalized_normal", "loggamma", "logistic",
          "lognormal", "maxwell", "multivariate_normal", "pareto", "rayleigh", "t", "triangular", "wald", "weibull_min" -> ofFormula(dtype);
      default -> EXACT;
    };
  }

  /// Formulas of several operations: XLA fuses some into fma, keeps halves in `f32` between them and has other logarithms.
  private static Tolerance ofFormula(DType dtype) {
    return switch (dtype) {
      case F64 -> new Tolerance(1e-13, 1e-12, 0, 0);
      case F32 -> new Tolerance(1e-6, 1e-5, 0, 0);
      default -> new Tolerance(0, 1.0 / 64, 8, 0); // the exponential of a logarithm that was rounded to a half
    };
  }

  /// Whether `actual` is near enough to `expected`; NaN equals NaN.
  public boolean accepts(double actual, double expected, DType dtype) {
    return accepts(actual, expected, Math.abs(expected), dtype);
  }

  /// Whether `actual` is near enough to `expected`, one of the numbers of a tensor; NaN equals NaN.
  ///
  /// @param largest magnitude of the tensor's largest number
  public boolean accepts(double actual, double expected, double largest, DType dtype) {
    if (actual == expected || Double.isNaN(actual) && Double.isNaN(expected)) {
      return true;
    }
    if (Double.isInfinite(expected) || Double.isNaN(actual)) {
      return false;
    }
    return Math.abs(actual - expected) <= absolute + relative * Math.abs(expected) + ulps * ulp(expected, dtype) + ofLargest * largest;
  }

  /// This, and `slack` more at each number.
  Tolerance plus(double slack) {
    return new Tolerance(absolute + slack, relative, ulps, ofLargest);
  }

  /// The error of a total of many numbers, as a share of their magnitudes.
  public double shareOf(DType dtype) {
    return relative + ofLargest + ulps * ulp(1, dtype) + 1e-7;
  }

  /// The distance of neighbouring numbers of a floating dtype at `x`.
  public static double ulp(double x, DType dtype) {
    return switch (dtype) {
      case F64 -> Math.ulp(x);
      case F32 -> Math.ulp((float) x);
      case F16 -> Math.max(Math.ulp((float) x) * 0x1p13, 0x1p-24);
      case BF16 -> Math.ulp((float) x) * 0x1p16;
      default -> 0;
    };
  }
}
