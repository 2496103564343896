package dev.hokku.lax;

import static dev.hokku.lax.Lax.bitcastConvertType;

import dev.hokku.core.Batched;
import dev.hokku.core.ShapeError;
import dev.hokku.core.Tangent;
import dev.hokku.tensor.DType;
import dev.hokku.tensor.ShapedArray;
import dev.hokku.tensor.Tensor;

/// The same bits as another dtype: `f32[8]` gives `u32[8]`, or `u8[8,4]`, lowest byte first; `u32[8,2]` gives `u64[8]`.
///
/// @param dtype of the result; not `bool`
public record BitcastConvertType(DType dtype) implements Unary {

  @Override
  public String name() {
    return "bitcast_convert_type";
  }

  @Override
  public ShapedArray abstractEval(ShapedArray x) {
    if (x.dtype() == DType.BOOL || dtype == DType.BOOL) {
      if (x.dtype() != dtype) {
        throw new ShapeError(name(), "bool has no bits of its own: from %s to %s".formatted(x, dtype), "Use astype.");
      }
      return x;
    }
    int from = x.dtype().bytes();
    int to = dtype.bytes();
    if (from == to) {
      return x.withDtype(dtype);
    }
    if (from > to) {
      return new ShapedArray(dtype, x.shape().insert(x.rank(), from / to));
    }
    if (x.rank() == 0 || x.shape().last() != to / from) {
      throw new ShapeError(
          name(),
          "the last axis of x: %s does not make one %s".formatted(x, dtype),
          "Give it a last axis of length %d.".formatted(to / from));
    }
    return new ShapedArray(dtype, x.shape().remove(-1));
  }

  @Override
  public Tangent jvp(Tensor x, Tensor y, Tensor t) {
    return Tangent.zeroLike(y);
  }

  /// In front the batch axis is away from the last one, which may come or go.
  @Override
  public Batched batch(int size, Tensor x, int axis) {
    return new Batched(bitcastConvertType(Batching.moveAxis(x, axis, 0), dtype), 0);
  }
}
