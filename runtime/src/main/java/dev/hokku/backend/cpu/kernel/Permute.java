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

  /// Permutes, for a team: without making objects each time.
  public Run on(WorkerPool pool, VectorWidth width) {
    return new Run(pool, width);
  }

  /// Permutes again and again; by one caller at a time.
  public final class Run {

    private static final Object NOTHING = new Object();

    private final WorkerPool team;
    private final WorkerPool.Task task;
    private final boolean vectors;
    private final int[] length = lengths.stream().mapToInt(Integer::intValue).toArray();
    private final int[] stride = strides.stream().mapToInt(Integer::intValue).toArray();
    private final int last = length.length - 1;
    private final int size = lengths.stream().reduce(1, (x, y) -> x * y);

    /// The axis of the result along which neighbours in the source lie, if there is one.
    private final int row = strides.indexOf(1);

    private Object x = NOTHING;
    private Object y = NOTHING;
    private int from;
    private int to;

    private Run(WorkerPool pool, VectorWidth width) {
      this.team = size < WORTH_SHARING ? WorkerPool.ALONE : pool;
      this.vectors = width == VectorWidth.BITS_512;
      if (last < 0 || size == 0) {
        this.task = (part, parts) -> copyRuns(1, part, parts);
      } else if (stride[last] == 1) {
        this.task = (part, parts) -> copyRuns(length[last], part, parts);
      } else if (row < 0 || stride[last] <= 0) {
        this.task = size / length[last] >= team.threads() ? this::wholeWalks : this::partsOfWalks;
      } else {
        this.task = planes() >= team.threads() ? this::wholePlanes : this::partsOfPlanes;
      }
    }

    /// Permutes the elements of `x` into `y`, an array of the same type.
    public void run(Object x, int offset, Object y, int to) {
      this.x = x;
      this.from = offset + start;
      this.y = y;
      this.to = to;
      team.run(task);
      this.x = NOTHING;
      this.y = NOTHING;
    }

    private void copyRuns(int run, int part, int parts) {
      int runs = size / run;
      for (int r = Parts.begin(runs, part, parts); r < Parts.begin(runs, part + 1, parts); r++) {
        System.arraycopy(x, source(r), y, to + r * run, run);
      }
    }

    /// Where a row along the last axis begins in the source.
    private int source(int r) {
      int at = from;
      int rest = r;
      for (int axis = last - 1; axis >= 0; axis--) {
        at += rest % length[axis] * stride[axis];
        rest /= length[axis];
      }
      return at;
    }

    private void wholeWalks(int part, int parts) {
      int rows = size / length[last];
      walks(Parts.begin(rows, part, parts), Parts.begin(rows, part + 1, parts), 0, length[last]);
    }

    private void partsOfWalks(int part, int parts) {
      walks(0, size / length[last], Parts.begin(length[last], part, parts), Parts.begin(length[last], part + 1, parts));
    }

    /// Places `[begin, end)` of each row in turn, for walks that are neither runs nor planes.
    private void walks(int firstRow, int lastRow, int begin, int end) {
      for (int r = firstRow; r < lastRow; r++) {
        Cells.walk(x, source(r) + begin * stride[last], stride[last], y, to + r * length[last] + begin, end - begin);
      }
    }

    private int planes() {
      return size / length[last] / length[row];
    }

    private void wholePlanes(int part, int parts) {
      for (int plane = Parts.begin(planes(), part, parts); plane < Parts.begin(planes(), part + 1, parts); plane++) {
        plane(plane, 0, length[last]);
      }
    }

    private void partsOfPlanes(int part, int parts) {
      int columns = length[last];
      for (int plane = 0; plane < planes(); plane++) {
        plane(plane, Parts.begin(columns, part, parts, BLOCK), Parts.begin(columns, part + 1, parts, BLOCK));
      }
    }

    /// Transposes columns `[first, end)` of the result's last axis in the plane with axis `row`, which is contiguous in the source.
    private void plane(int plane, int first, int end) {
      int at = from;
      int there = to;
      int rest = plane;
      int step = length[last];
      int rowStep = 1;
      for (int axis = last - 1; axis >= 0; axis--) {
        if (axis == row) {
          rowStep = step;
        } else {
          at += rest % length[axis] * stride[axis];
          there += rest % length[axis] * step;
          rest /= length[axis];
        }
        step *= length[axis];
      }
      int source = stride[last];
      for (int column = first; column < end; column += BLOCK) {
        int columns = Math.min(BLOCK, end - column);
        int done = 0;
        if (vectors && columns == BLOCK && length[row] >= BLOCK && x instanceof float[] floats && y instanceof float[] others) {
          int blocks = length[row] / BLOCK;
          Transpose16.columns(floats, at + column * source, source, BLOCK, blocks, others, there + column, rowStep);
          done = blocks * BLOCK;
        }
        Cells.tile(x, at + column * source + done, source, y, there + column + done * rowStep, rowStep, length[row] - done, columns);
      }
    }
  }
}
