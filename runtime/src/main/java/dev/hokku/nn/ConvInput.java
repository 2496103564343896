package dev.hokku.nn;

import dev.hokku.core.ShapeError;
import dev.hokku.lax.ConvDims;
import dev.hokku.lax.Padding;
import dev.hokku.tensor.Axes;
import dev.hokku.tensor.Shape;
import dev.hokku.tensor.Tensor;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The input of a convolution with a batch axis, and where its axes are.
///
/// @param x `[N,..,C]` or `[N,C,..]`
/// @param spatialDims how many spatial axes it has
/// @param channelsLast where the channels are
/// @param wasUnbatched whether the batch axis was put in here
record ConvInput(Tensor x, int spatialDims, boolean channelsLast, boolean wasUnbatched) {

  static ConvInput of(String operation, Tensor x, int spatialDims, String dataFormat) {
    if (x.rank() != spatialDims + 1 && x.rank() != spatialDims + 2) {
      throw new ShapeError(
          operation,
          "x: %s has rank %d, but %d spatial axes and channels make %d, or %d with a batch axis"
              .formatted(x.aval(), x.rank(), spatialDims, spatialDims + 1, spatialDims + 2),
          "Reshape x, or use the convolution with as many spatial axes as x has.");
    }
    boolean unbatched = x.rank() == spatialDims + 1;
    return new ConvInput(unbatched ? x.expandDims(0) : x, spatialDims, Channels.last(dataFormat), unbatched);
  }

  int channels() {
    return x.dim(channelsLast ? -1 : 1);
  }

  int[] spatial() {
    int from = channelsLast ? 1 : 2;
    return Arrays.copyOfRange(x.shape().dims(), from, from + spatialDims);
  }

  /// Refuses a kernel that is longer than the padded input: nothing would be left.
  void requireFits(String operation, Axes kernel, Axes rate, List<Padding> padding) {
    int[] lengths = spatial();
    for (int i = 0; i < spatialDims; i++) {
      int reach = (kernel.at(i) - 1) * rate.at(i) + 1;
      int padded = lengths[i] + padding.get(i).low() + padding.get(i).high();
      if (lengths[i] > 0 && padded < reach) {
        throw new ShapeError(
            operation,
            "a kernel that reaches over %d does not fit into spatial axis %d of x: %s, padded to %d".formatted(reach, i, x.aval(), padded),
            "Take a smaller kernel or rate, or padding SAME; or change dataFormat if channels are elsewhere.");
      }
    }
  }

  /// Haiku keeps kernels as `[..,I,O]` whatever the data format; those of transposed convolutions as `[..,O,I]`.
  ConvDims dims(boolean transpose) {
    Axes activations = channelsLast ? ConvDims.channelsLast(spatialDims).lhs() : ConvDims.channelsFirst(spatialDims).lhs();
    int output = transpose ? spatialDims : spatialDims + 1;
    int input = transpose ? spatialDims + 1 : spatialDims;
    return new ConvDims(activations, Axes.range(spatialDims).prepend(input).prepend(output), activations);
  }

  Shape biasShape(int outputChannels) {
    if (channelsLast) {
      return Shape.of(outputChannels);
    }
    int[] dims = new int[spatialDims + 1];
    Arrays.fill(dims, 1);
    dims[0] = outputChannels;
    return Shape.of(dims);
  }

  Tensor unbatched(Tensor y) {
    return wasUnbatched ? y.squeeze(0) : y;
  }

  static Tensor masked(String operation, Tensor w, @Nullable Tensor mask) {
    if (mask == null) {
      return w;
    }
    if (!mask.shape().equals(w.shape())) {
      throw new ShapeError(
          operation, "the mask is %s and the kernel %s".formatted(mask.aval(), w.aval()), "Give the mask the shape of the kernel.");
    }
    return w.mul(mask.astype(w.dtype()));
  }
}
