package dev.hokku.nn;

import dev.hokku.Forward;
import dev.hokku.HkModule;
import dev.hokku.core.ShapeError;
import dev.hokku.tensor.Tensor;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Another shape behind the leading axes.
///
/// @param outputShape the axes behind the kept ones; one may be -1, which takes what is left
/// @param preserveDims how many leading axes are kept; negative counts from the end
/// @param name the module's name; by default `reshape`
///
/// Source: `hk.Reshape`.
@HkModule
public record Reshape(List<Integer> outputShape, int preserveDims, @Nullable String name) implements Layer, ReshapeDispatch {

  /// Refuses what has no meaning.
  public Reshape {
    outputShape = List.copyOf(outputShape);
    if (preserveDims == 0) {
      throw new IllegalArgumentException("preserveDims is 0. Keep at least the batch axis, or call x.reshape.");
    }
    if (outputShape.stream().anyMatch(dim -> dim < -1)) {
      throw new IllegalArgumentException("outputShape %s has a negative length. Only -1 has a meaning: what is left.".formatted(outputShape));
    }
    if (outputShape.stream().filter(dim -> dim == -1).count() > 1) {
      throw new IllegalArgumentException("outputShape %s has more than one -1. Only one axis can take what is left.".formatted(outputShape));
    }
  }

  /// Keeps the first axis.
  public Reshape(Integer... outputShape) {
    this(List.of(outputShape), 1, null);
  }

  /// Keeps this many leading axes.
  public Reshape withPreserveDims(int dims) {
    return new Reshape(outputShape, dims, name);
  }

  /// With a name of its own.
  public Reshape withName(@Nullable String given) {
    return new Reshape(outputShape, preserveDims, given);
  }

  /// @param x `[N,..]`
  /// @return the kept axes of `x`, then `outputShape`; `x` itself if it has no more axes than are kept
  @Override
  @Forward
  public Tensor forward(Tensor x) {
    return behind(x, preserveDims, outputShape);
  }

  static Tensor behind(Tensor x, int preserveDims, List<Integer> outputShape) {
    if (x.rank() <= preserveDims) {
      return x;
    }
    int kept = preserveDims < 0 ? x.rank() + preserveDims : preserveDims;
    if (kept < 0) {
      throw new ShapeError(
          "reshape", "preserveDims %d names more axes than %s has".formatted(preserveDims, x.aval()), "Name at most its rank.");
    }
    int[] dims = new int[kept + outputShape.size()];
    for (int axis = 0; axis < kept; axis++) {
      dims[axis] = x.dim(axis);
    }
    for (int i = 0; i < outputShape.size(); i++) {
      dims[kept + i] = outputShape.get(i);
    }
    return x.reshape(dims);
  }

  @Override
  public String toString() {
    return ReshapeApply.TYPE.describe(this);
  }
}
