package dev.hokku.nn;

import dev.hokku.core.ShapeError;
import dev.hokku.tensor.Shape;
import dev.hokku.tensor.ShapedArray;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// The lengths of a pooling window, or its strides: one length for all spatial axes, or one for each of the last axes.
///
/// Source: `haiku._src.pool._infer_shape`.
public sealed interface PoolSize {

  /// One entry per axis of `x`.
  Shape resolve(ShapedArray x, @Nullable Integer channelAxis);

  /// The same length along all axes but the first and the channels.
  ///
  /// @param length 1 or more
  record Every(int length) implements PoolSize {

    /// Refuses a length that has no meaning.
    public Every {
      Inputs.requirePositive("A pooling window or stride", length);
    }

    @Override
    public Shape resolve(ShapedArray x, @Nullable Integer channelAxis) {
      // Haiku reads channel axis 0 as none.
      boolean channels = channelAxis != null && channelAxis != 0;
      if (x.rank() < (channels ? 2 : 1)) {
        throw new ShapeError("pool", "x is %s".formatted(x), "Give it a batch and axes to pool along: [N,..,C].");
      }
      int[] lengths = new int[x.rank()];
      Arrays.fill(lengths, length);
      lengths[0] = 1;
      if (channels) {
        lengths[Inputs.axis("channelAxis", channelAxis, x.shape())] = 1;
      }
      return Shape.of(lengths);
    }

    @Override
    public String toString() {
      return String.valueOf(length);
    }
  }

  /// Lengths of the last axes; 1 for those in front.
  ///
  /// @param lengths at most as many as the input has axes
  record Last(Shape lengths) implements PoolSize {

    /// Refuses lengths that have no meaning.
    public Last {
      lengths.asList().forEach(length -> Inputs.requirePositive("A pooling window or stride", length));
    }

    @Override
    public Shape resolve(ShapedArray x, @Nullable Integer channelAxis) {
      if (lengths.rank() > x.rank()) {
        throw new ShapeError(
            "pool", "%s names more axes than x: %s has".formatted(lengths, x), "Name at most the %d axes of x.".formatted(x.rank()));
      }
      int[] front = new int[x.rank() - lengths.rank()];
      Arrays.fill(front, 1);
      return Shape.of(front).concat(lengths);
    }

    @Override
    public String toString() {
      return lengths.toString();
    }
  }

  /// One length for all spatial axes, or lengths of the last axes.
  static PoolSize of(int... lengths) {
    return lengths.length == 1 ? new Every(lengths[0]) : new Last(Shape.of(lengths));
  }
}
