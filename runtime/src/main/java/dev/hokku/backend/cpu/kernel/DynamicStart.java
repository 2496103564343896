package dev.hokku.backend.cpu.kernel;

import dev.hokku.tensor.DType;
import dev.hokku.tensor.Shape;
import java.util.List;

/// Where a slice begins whose start is known only when it runs: one scalar operand per axis, moved so that the slice lies within the array.
final class DynamicStart {

  private final int first;
  private final List<Indices> starts;
  private final int[] last;
  private final int[] strides;

  /// @param first which operand is the start along axis 0
  /// @param dtypes those of the starts
  /// @param x shape of the array
  /// @param slice shape of the slice
  DynamicStart(int first, List<DType> dtypes, Shape x, Shape slice) {
    this.first = first;
    this.starts = dtypes.stream().map(Indices::new).toList();
    this.strides = x.strides();
    this.last = new int[x.rank()];
    for (int axis = 0; axis < last.length; axis++) {
      last[axis] = x.dim(axis) - slice.dim(axis);
    }
  }

  /// The position of the slice's first element.
  int position(Object[] arrays, int[] offsets) {
    int position = 0;
    for (int axis = 0; axis < last.length; axis++) {
      position += starts.get(axis).clamped(arrays[first + axis], offsets[first + axis], last[axis]) * strides[axis];
    }
    return position;
  }
}
