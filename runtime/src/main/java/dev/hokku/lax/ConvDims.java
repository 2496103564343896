package dev.hokku.lax;

import dev.hokku.core.ShapeError;
import dev.hokku.tensor.Axes;
import dev.hokku.tensor.Shape;
import java.util.Arrays;

/// Where a convolution finds its axes. XLA's `ConvDimensionNumbers`.
///
/// @param lhs axes of the input: batch, feature, then the spatial ones
/// @param rhs axes of the kernel: output feature, input feature, then the spatial ones
/// @param out axes of the result: batch, feature, then the spatial ones
public record ConvDims(Axes lhs, Axes rhs, Axes out) {

  /// From layouts such as `"NHWC", "HWIO", "NHWC"`: `N` batch, `C` feature, `I` and `O` input and output feature; other letters are spatial, and the kernel's
  /// order of them counts.
  ///
  /// @throws ShapeError if the layouts do not go together
  public static ConvDims of(String lhs, String rhs, String out) {
    String spatial = rhs.replace("O", "").replace("I", "");
    return new ConvDims(
        find(lhs, "NC" + spatial), find(rhs, "OI" + spatial), find(out, "NC" + spatial));
  }

  /// The layout that Haiku calls `N…C`: features last, in the kernel `…IO`.
  public static ConvDims channelsLast(int spatial) {
    Axes between = Axes.range(1, spatial + 1);
    Axes activations = between.prepend(spatial + 1).prepend(0);
    return new ConvDims(activations, Axes.range(spatial).prepend(spatial).prepend(spatial + 1), activations);
  }

  /// The layout that Haiku calls `NC…`: features behind the batch, in the kernel `OI…`.
  public static ConvDims channelsFirst(int spatial) {
    Axes order = Axes.range(spatial + 2);
    return new ConvDims(order, order, order);
  }

  private static Axes find(String layout, String letters) {
    int[] axes = letters.chars().map(layout::indexOf).toArray();
    Axes found = layout.length() == letters.length() && Arrays.stream(axes).allMatch(a -> a >= 0) ? Axes.of(axes) : Axes.NONE;
    if (!found.permutes(letters.length())) {
      throw new ShapeError(
          "conv_general_dilated", "the layout '%s' does not name the axes '%s' once each"
              .formatted(layout, letters), "Write it like NHWC, HWIO, NHWC.");
    }
    return found;
  }

  /// How many axes the window moves along.
  public int spatial() {
    return lhs.count() - 2;
  }

  /// The lengths of the spatial axes that `axes` places in `shape`.
  static int[] spatial(Shape shape, Axes axes) {
    int[] dims = new int[axes.count() - 2];
    for (int i = 0; i < dims.length; i++) {
      dims[i] = shape.dim(axes.at(i + 2));
    }
    return dims;
  }

  /// Batch and feature, or output and input feature, exchanged.
  static Axes exchanged(Axes axes) {
    int[] swapped = axes.toArray();
    swapped[0] = axes.at(1);
    swapped[1] = axes.at(0);
    return Axes.of(swapped);
  }
}
