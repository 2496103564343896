package dev.hokku.parity.golden;

import dev.hokku.tensor.DType;

/// The tolerances of a case, by dtype.
///
/// @param single of `f32` and `f64`
/// @param f16 of `f16`
/// @param bf16 of `bf16`
public record Tolerances(Tolerance single, Tolerance f16, Tolerance bf16) {

  /// Float arithmetic in another order.
  private static final Tolerance SINGLE = new Tolerance(1e-6, 1e-5, 0, 2e-6);

  /// Sums over many elements, and networks of many layers.
  private static final Tolerance DEEP = new Tolerance(1e-6, 1e-4, 0, 1e-4);

  /// Outputs and states.
  public static Tolerances ofValues(String kind) {
    return new Tolerances(deep(kind) ? DEEP : SINGLE, half(2, 0x1p-10), half(2, 0x1p-7));
  }

  /// Gradients: XLA keeps wider intermediates in half precision when it compiles them.
  public static Tolerances ofGradients(String kind) {
    // The division by a deviation near zero magnifies the rounding of the recorded gradient too.
    boolean divides = kind.equals("norm") || kind.equals("batch_norm") || kind.equals("bn_pmean");
    return new Tolerances(deep(kind) || divides ? DEEP : SINGLE, half(2, 5e-3), half(2, 0x1p-6));
  }

  private static Tolerance half(double ulps, double ofLargest) {
    return new Tolerance(0, 0, ulps, ofLargest);
  }

  private static boolean deep(String kind) {
    return switch (kind) {
      case "resnet", "resnet_full", "mobilenet", "descriptor" -> true;
      default -> false;
    };
  }

  public Tolerance of(DType dtype) {
    return switch (dtype) {
      case F16 -> f16;
      case BF16 -> bf16;
      case F32, F64 -> single;
      default -> Tolerance.EXACT;
    };
  }
}
