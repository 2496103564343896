package dev.hokku.backend.cpu.kernel;

import dev.hokku.backend.cpu.threads.Parts;
import dev.hokku.backend.cpu.threads.WorkerPool;
import java.util.Arrays;

/// A box of elements to be copied from one array into another, each with its own distances along the axes.
///
/// Axes that both arrays walk through as one are one; the last is the inner loop. No two elements may have the same target.
final class Box {

  private static final int WORTH_SHARING = 65_536;

  private final int[] lengths;
  private final int[] source;
  private final int[] target;
  private final int rows;
  private final int row;

  /// @param dims lengths of the axes
  /// @param source distance of neighbours along each axis, where they are read; 0 repeats
  /// @param target distance of neighbours along each axis, where they are written
  Box(int[] dims, int[] source, int[] target) {
    int[] lengths = new int[dims.length + 1];
    int[] sources = new int[dims.length + 1];
    int[] targets = new int[dims.length + 1];
    int count = 0;
    int size = 1;
    for (int axis = 0; axis < dims.length; axis++) {
      size *= dims[axis];
      boolean runsOn = count > 0
          && sources[count - 1] == source[axis] * dims[axis]
          && targets[count - 1] == target[axis] * dims[axis];
      if (runsOn) {
        lengths[count - 1] *= dims[axis];
        sources[count - 1] = source[axis];
        targets[count - 1] = target[axis];
      } else if (dims[axis] != 1) {
        lengths[count] = dims[axis];
        sources[count] = source[axis];
        targets[count] = target[axis];
        count++;
      }
    }
    if (count == 0) {
      lengths[0] = 1;
      sources[0] = 1;
      targets[0] = 1;
      count = 1;
    }
    this.lengths = Arrays.copyOf(lengths, count);
    this.source = Arrays.copyOf(sources, count);
    this.target = Arrays.copyOf(targets, count);
    this.row = size == 0 ? 0 : lengths[count - 1];
    this.rows = size == 0 ? 0 : size / row;
  }

  /// Copies from `x`, where the first element is at `from`, to `y`, where it goes to `to`.
  void run(WorkerPool pool, Object x, int from, Object y, int to) {
    if ((long) rows * row < WORTH_SHARING) {
      rows(x, from, y, to, 0, rows);
    } else if (rows >= pool.threads()) {
      pool.run((part, parts) -> rows(x, from, y, to, Parts.begin(rows, part, parts), Parts.begin(rows, part + 1, parts)));
    } else {
      pool.run((part, parts) -> {
        for (int r = 0; r < rows; r++) {
          row(x, from, y, to, r, Parts.begin(row, part, parts), Parts.begin(row, part + 1, parts));
        }
      });
    }
  }

  private void rows(Object x, int from, Object y, int to, int first, int end) {
    for (int r = first; r < end; r++) {
      row(x, from, y, to, r, 0, row);
    }
  }

  private void row(Object x, int from, Object y, int to, int r, int first, int end) {
    int last = lengths.length - 1;
    int at = from + first * source[last];
    int there = to + first * target[last];
    int rest = r;
    for (int axis = last - 1; axis >= 0; axis--) {
      int i = rest % lengths[axis];
      at += i * source[axis];
      there += i * target[axis];
      rest /= lengths[axis];
    }
    if (target[last] == 1) {
      Cells.walk(x, at, source[last], y, there, end - first);
    } else if (source[last] == 1) {
      Cells.spread(x, at, y, there, target[last], end - first);
    } else {
      for (int i = 0; i < end - first; i++) {
        System.arraycopy(x, at + i * source[last], y, there + i * target[last], 1);
      }
    }
  }
}
