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

  /// Outputs of a normalisation: the variance is a difference of large terms.
  private static final Tolerance DIVIDED = new Tolerance(1e-6, 1e-5, 0, 1e-5);

  /// Gradients through a normalisation. Large terms cancel there, and a division by a deviation near zero magnifies what is left: the gradient of a bias in
  /// front of one is zero, and what is recorded is noise.
  private static final Tolerance CANCELLING = new Tolerance(1e-6, 1e-4, 0, 1e-4);

  /// Gradients through `f16`: compiled code fuses products and sums of it, which rounds once where single operations round twice.
  private static final double THROUGH_F16 = 5e-3;

  /// Outputs and states.
  public static Tolerances ofValues(String kind) {
    return new Tolerances(deep(kind) ? DEEP : divides(kind) ? DIVIDED : SINGLE, half(2, 0x1p-10), half(2, 0x1p-7));
  }

  /// Gradients.
  public static Tolerances ofGradients(String kind) {
    Tolerance single = deep(kind) ? DEEP : divides(kind) ? CANCELLING : SINGLE;
    Tolerance half = half(2, single.ofLargest());
    return new Tolerances(single, half, half);
  }

  /// The same, for what was computed in `f16` on the way.
  Tolerances throughF16() {
    return new Tolerances(half(0, THROUGH_F16), half(2, THROUGH_F16), bf16);
  }

  private static Tolerance half(double ulps, double ofLargest) {
    return new Tolerance(0, 0, ulps, ofLargest);
  }

  /// Kinds with a normalisation in them.
  private static boolean divides(String kind) {
    return switch (kind) {
      case "norm", "batch_norm", "bn_pmean", "custom_hooks", "lift", "multi_transform", "stateful_scan", "stateful_remat", "layer_stack", "mixed_precision" -> true;
      default -> false;
    };
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
