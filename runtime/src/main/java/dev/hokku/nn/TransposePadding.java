package dev.hokku.nn;

import dev.hokku.core.ShapeError;
import dev.hokku.lax.Padding;
import dev.hokku.tensor.Axes;
import java.util.ArrayList;
import java.util.List;

/// The zeros around the stretched input of a transposed convolution.
///
/// Source: `jax.lax.conv_transpose`; for a given output shape `haiku._src.conv.compute_adjusted_padding`.
///
/// {@snippet :
/// assert TransposePadding.convTransposePadding(3, 2, PaddingMode.SAME).equals(Padding.edges(2, 1));
/// assert TransposePadding.computeAdjustedPadding(2, 4, 3, 2, PaddingMode.SAME).equals(Padding.edges(2, 1));
/// }
public final class TransposePadding {

  private TransposePadding() {}

  static List<Padding> resolve(ConvTransposeOptions options, int[] input, Axes kernel, Axes stride) {
    if (!(options.padding() instanceof PaddingMode mode)) {
      return options.padding().resolve(input, kernel, stride, Axes.of(1));
    }
    Axes output = options.outputShape() == null ? null : PerAxis.replicate(options.outputShape(), input.length, "outputShape");
    List<Padding> padding = new ArrayList<>();
    for (int i = 0; i < input.length; i++) {
      padding.add(output == null
          ? convTransposePadding(kernel.at(i), stride.at(i), mode)
          : computeAdjustedPadding(input[i], output.at(i), kernel.at(i), stride.at(i), mode));
    }
    return padding;
  }

  /// The padding of one axis: `SAME` gives `input * stride` outputs, `VALID` `input * stride + max(kernel - stride, 0)`.
  ///
  /// @param kernel length of the kernel
  /// @param stride outputs per input
  /// @param mode `SAME` or `VALID`; there is no other one for a transposed convolution
  /// @throws IllegalArgumentException if `mode` is `SAME_LOWER`
  public static Padding convTransposePadding(int kernel, int stride, PaddingMode mode) {
    requireKnown(mode);
    int low;
    int total = kernel + stride - 2;
    if (mode == PaddingMode.VALID) {
      total += Math.max(kernel - stride, 0);
      low = kernel - 1;
    } else {
      low = stride > kernel - 1 ? kernel - 1 : Math.ceilDiv(total, 2);
    }
    return Padding.edges(low, total - low);
  }

  /// The padding of one axis for a given output length, which must be one that the convolution would have made `input` of.
  ///
  /// @throws IllegalArgumentException if it is not, or if `mode` is `SAME_LOWER`
  public static Padding computeAdjustedPadding(int input, int output, int kernel, int stride, PaddingMode mode) {
    requireKnown(mode);
    boolean valid = mode == PaddingMode.VALID;
    int expected = valid ? (output - kernel + stride) / stride : (output + stride - 1) / stride;
    if (input != expected) {
      throw new ShapeError(
          "outputShape",
          "a convolution of kernel %d, stride %d and padding %s makes %d of an axis of %d, but x has %d"
              .formatted(kernel, stride, mode, expected, output, input),
          "Choose a length that the convolution brings to %d.".formatted(input));
    }
    int before = valid ? 0 : Math.max(0, (input - 1) * stride + kernel - output) / 2;
    int stretched = (input - 1) * stride + 1;
    int low = kernel - 1 - before;
    return Padding.edges(low, output + kernel - 1 - stretched - low);
  }

  private static void requireKnown(PaddingMode mode) {
    if (mode == PaddingMode.SAME_LOWER) {
      throw new IllegalArgumentException("A transposed convolution has no padding SAME_LOWER. Use SAME or VALID, or give amounts.");
    }
  }
}
