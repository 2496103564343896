package dev.hokku.backend.cpu.kernel;

import dev.hokku.lax.Window;
import dev.hokku.tensor.Shape;
import java.util.Arrays;

/// Goes through the elements of a moving window, one after the other in row-major order, and for each through the rows of positions at which it falls on an element.
final class WindowWalk {

  private final int rank;
  private final int[] input;
  private final int[] inputStrides;
  private final int[] size;
  private final int[] positions;
  private final int[] positionStrides;
  private final int[] moves;
  private final int[] reaches;
  private final int[] low;

  /// @param x the shape it moves over
  /// @param positions how many positions it has along each axis
  WindowWalk(Window window, Shape x, Shape positions) {
    // A scalar is a vector of one.
    boolean scalar = x.rank() == 0;
    this.rank = scalar ? 1 : x.rank();
    this.input = scalar ? new int[] {1} : x.dims();
    this.inputStrides = scalar ? new int[] {1} : x.strides();
    this.size = scalar ? new int[] {1} : window.size().dims();
    this.positions = scalar ? new int[] {1} : positions.dims();
    this.positionStrides = scalar ? new int[] {1} : positions.strides();
    this.moves = scalar ? new int[] {1} : window.strides().toArray();
    this.reaches = scalar ? new int[] {1} : window.dilation().toArray();
    this.low = new int[rank];
    Arrays.setAll(low, axis -> scalar ? 0 : window.padding().get(axis).low());
  }

  /// Positions side by side along the last axis.
  @FunctionalInterface
  interface Row {

    /// @param position number of the first of them
    /// @param element the place in memory that the window's element has there
    /// @param step distance of that place from one position to the next
    /// @param count how many
    void at(int position, int element, int step, int count);
  }

  /// Positions along the first axis: what threads share.
  int slices() {
    return positions[0];
  }

  /// Positions in one of them.
  int sliceSize() {
    return positionStrides[0];
  }

  /// Goes through the positions of some slices.
  void forEach(int firstSlice, int endSlice, Row row) {
    int taps = Shape.of(size).size();
    int[] first = new int[rank];
    int[] end = new int[rank];
    int[] offset = new int[rank];
    for (int tap = 0; tap < taps; tap++) {
      boolean any = true;
      int rest = tap;
      for (int axis = rank - 1; axis >= 0; axis--) {
        offset[axis] = rest % size[axis] * reaches[axis] - low[axis];
        rest /= size[axis];
        first[axis] = Math.max(axis == 0 ? firstSlice : 0, Math.ceilDiv(-offset[axis], moves[axis]));
        end[axis] = Math.min(axis == 0 ? endSlice : positions[axis], Math.floorDiv(input[axis] - 1 - offset[axis], moves[axis]) + 1);
        any &= first[axis] < end[axis];
      }
      if (any) {
        rows(0, 0, 0, first, end, offset, row);
      }
    }
  }

  private void rows(int axis, int position, int element, int[] first, int[] end, int[] offset, Row row) {
    int step = moves[axis] * inputStrides[axis];
    int from = element + (first[axis] * moves[axis] + offset[axis]) * inputStrides[axis];
    if (axis == rank - 1) {
      row.at(position + first[axis], from, step, end[axis] - first[axis]);
      return;
    }
    for (int i = first[axis]; i < end[axis]; i++) {
      rows(axis + 1, position + i * positionStrides[axis], from + (i - first[axis]) * step, first, end, offset, row);
    }
  }
}
