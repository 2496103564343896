package dev.hokku.backend.cpu.kernel;

import dev.hokku.backend.cpu.threads.Parts;
import dev.hokku.backend.cpu.threads.WorkerPool;
import dev.hokku.backend.cpu.vector.Transpose16;
import dev.hokku.backend.cpu.vector.VectorWidth;
import java.util.ArrayList;
import java.util.List;

/// Brings the axes of an array into another order.
///
/// Axes that stay neighbours are one. If the last axis stays the last, runs of it are copied; else the plane of the axis that was last and
/// the one that becomes last is transposed block by block, in registers where vectors have 512 bits.
///
/// @param lengths of the result's axes
/// @param strides in the source, for each axis of the result; negative to walk backwards, 0 to repeat
/// @param start where the first element is in the source
public record Permute(List<Integer> lengths, List<Integer> strides, int start) {

  private static final int BLOCK = 16;
  private static final int WORTH_SHARING = 65_536;

  /// @param dims lengths of the source's axes
  /// @param permutation axis `i` of the result is axis `permutation[i]` of the source
  public static Permute of(int[] dims, int[] permutation) {
    int[] own = new int[dims.length];
    int stride = 1;
    for (int axis = dims.length - 1; axis >= 0; axis--) {
      own[axis] = stride;
      stride *= dims[axis];
    }
    int[] length = new int[dims.length];
    int[] step = new int[dims.length];
    for (int axis = 0; axis < dims.length; axis++) {
      length[axis] = dims[permutation[axis]];
      step[axis] = own[permutation[axis]];
    }
    return view(length, step, 0);
  }

  /// Any walk through the source; a distance of 0 repeats elements.
  ///
  /// @param dims lengths of the result's axes
  /// @param steps in the source along each
  public static Permute view(int[] dims, int[] steps, int start) {
    List<Integer> lengths = new ArrayList<>();
    List<Integer> strides = new ArrayList<>();
    for (int axis = 0; axis < dims.length; axis++) {
      int last = lengths.size() - 1;
      if (dims[axis] == 1) {
        continue;
      }
      if (last >= 0 && strides.get(last) == steps[axis] * dims[axis]) {
        lengths.set(last, lengths.get(last) * dims[axis]);
        strides.set(last, steps[axis]);
      } else {
        lengths.add(dims[axis]);
        strides.add(steps[axis]);
      }
    }
    return new Permute(List.copyOf(lengths), List.copyOf(strides), start);
  }

  /// Whether every element stays where it is.
  public boolean isIdentity() {
    return start == 0 && (lengths.isEmpty() || lengths.size() == 1 && strides.getFirst() == 1);
  }

  /// Permutes the elements of `x` into `y`, an array of the same type.
  public void run(WorkerPool pool, VectorWidth width, Object x, int offset, Object y, int to) {
    int from = offset + start;
    int size = 1;
    for (int length : lengths) {
      size *= length;
    }
    WorkerPool team = size < WORTH_SHARING ? WorkerPool.ALONE : pool;
    int last = lengths.size() - 1;
    if (last < 0) {
      System.arraycopy(x, from, y, to, 1);
    } else if (strides.get(last) == 1) {
      int run = lengths.get(last);
      int runs = size / run;
      team.run((part, parts) -> copyRuns(x, from, y, to, run, Parts.begin(runs, part, parts), Parts.begin(runs, part + 1, parts)));
    } else if (!strides.contains(1) || strides.get(last) <= 0) {
      int run = lengths.get(last);
      int rows = size / run;
      if (rows >= team.threads()) {
        team.run((part, parts) -> walks(x, from, y, to, Parts.begin(rows, part, parts), Parts.begin(rows, part + 1, parts), 0, run));
      } else {
        team.run((part, parts) -> walks(x, from, y, to, 0, rows, Parts.begin(run, part, parts), Parts.begin(run, part + 1, parts)));
      }
    } else {
      int row = strides.indexOf(1);
      int planes = size / lengths.get(last) / lengths.get(row);
      boolean wide = width == VectorWidth.BITS_512 && x instanceof float[];
      if (planes >= team.threads()) {
        team.run((part, parts) -> {
          for (int plane = Parts.begin(planes, part, parts); plane < Parts.begin(planes, part + 1, parts); plane++) {
            plane(wide, x, from, y, to, row, plane, 0, lengths.get(last));
          }
        });
      } else {
        int blocks = (lengths.get(last) + BLOCK - 1) / BLOCK;
        team.run((part, parts) -> {
          for (int plane = 0; plane < planes; plane++) {
            int end = Math.min(lengths.get(last), Parts.begin(blocks, part + 1, parts) * BLOCK);
            plane(wide, x, from, y, to, row, plane, Parts.begin(blocks, part, parts) * BLOCK, end);
          }
        });
      }
    }
  }

  private void copyRuns(Object x, int from, Object y, int to, int run, int first, int end) {
    for (int r = first; r < end; r++) {
      int at = from;
      int rest = r;
      for (int axis = lengths.size() - 2; axis >= 0; axis--) {
        at += rest % lengths.get(axis) * strides.get(axis);
        rest /= lengths.get(axis);
      }
      System.arraycopy(x, at, y, to + r * run, run);
    }
  }

  /// Places `[begin, end)` of each row in turn, for walks that are neither runs nor planes.
  private void walks(Object x, int from, Object y, int to, int first, int last, int begin, int end) {
    int inner = lengths.size() - 1;
    for (int r = first; r < last; r++) {
      int at = from + begin * strides.get(inner);
      int rest = r;
      for (int axis = inner - 1; axis >= 0; axis--) {
        at += rest % lengths.get(axis) * strides.get(axis);
        rest /= lengths.get(axis);
      }
      Cells.walk(x, at, strides.get(inner), y, to + r * lengths.get(inner) + begin, end - begin);
    }
  }

  /// Transposes columns `[first, end)` of the result's last axis in the plane with axis `row`, which is contiguous in the source.
  private void plane(boolean wide, Object x, int from, Object y, int to, int row, int plane, int first, int end) {
    int last = lengths.size() - 1;
    int at = from;
    int there = to;
    int rest = plane;
    int stride = lengths.get(last);
    for (int axis = last - 1; axis >= 0; axis--) {
      if (axis != row) {
        at += rest % lengths.get(axis) * strides.get(axis);
        there += rest % lengths.get(axis) * stride;
        rest /= lengths.get(axis);
      }
      stride *= lengths.get(axis);
    }
    int rowStep = 1;
    for (int axis = last; axis > row; axis--) {
      rowStep *= lengths.get(axis);
    }
    int source = strides.get(last);
    int length = lengths.get(row);
    for (int column = first; column < end; column += BLOCK) {
      int columns = Math.min(BLOCK, end - column);
      int blocks = wide && columns == BLOCK ? length / BLOCK : 0;
      if (blocks > 0) {
        Transpose16.columns((float[]) x, at + column * source, source, BLOCK, blocks, (float[]) y, there + column, rowStep);
      }
      int done = blocks * BLOCK;
      Cells.tile(x, at + column * source + done, source, y, there + column + done * rowStep, rowStep, length - done, columns);
    }
  }
}
