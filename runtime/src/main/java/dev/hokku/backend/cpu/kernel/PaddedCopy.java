package dev.hokku.backend.cpu.kernel;

import dev.hokku.backend.cpu.threads.Parts;
import dev.hokku.backend.cpu.threads.WorkerPool;
import java.util.Arrays;
import java.util.List;

/// Writes an array `[batch, spatial.., channels]` into a larger one with zeros around and between its elements; negative padding cuts off.
///
/// @param batch images
/// @param spatial lengths before
/// @param padded lengths after
/// @param low zeros in front, per spatial axis
/// @param dilation distance of neighbours after, per spatial axis
/// @param channels floats that stay together
public record PaddedCopy(int batch, List<Integer> spatial, List<Integer> padded, List<Integer> low, List<Integer> dilation, int channels) {

  /// Whether nothing changes.
  public boolean isIdentity() {
    return spatial.equals(padded)
        && low.stream().allMatch(zeros -> zeros == 0)
        && dilation.stream().allMatch(step -> step == 1);
  }

  /// Floats after.
  public int size() {
    return batch * image(padded);
  }

  private int image(List<Integer> lengths) {
    return lengths.stream().reduce(channels, (x, y) -> x * y);
  }

  /// Copies, for a team: without making objects each time.
  public Run on(WorkerPool pool) {
    return new Run(pool);
  }

  /// Copies again and again; by one caller at a time.
  public final class Run {

    private final WorkerPool pool;
    private final WorkerPool.Task task = this::part;
    private final int rank = spatial.size();
    private final int before = image(spatial);
    private final int after = image(padded);
    private final int[] sourceSteps = steps(spatial);
    private final int[] targetSteps = steps(padded);

    /// For each axis the first element that is copied and the one behind the last.
    private final int[] firsts = new int[rank];

    private final int[] ends = new int[rank];
    private final int[] lows = low.stream().mapToInt(Integer::intValue).toArray();
    private final int[] dilations = dilation.stream().mapToInt(Integer::intValue).toArray();
    private float[] x = {};
    private float[] y = {};
    private int from;
    private int to;

    private Run(WorkerPool pool) {
      this.pool = pool;
      for (int axis = 0; axis < rank; axis++) {
        firsts[axis] = Math.max(0, Math.ceilDiv(-lows[axis], dilations[axis]));
        ends[axis] = Math.min(spatial.get(axis), Math.floorDiv(padded.get(axis) - 1 - lows[axis], dilations[axis]) + 1);
      }
    }

    /// Distances of neighbours along each axis.
    private int[] steps(List<Integer> lengths) {
      int[] steps = new int[rank];
      for (int axis = rank - 1, step = channels; axis >= 0; step *= lengths.get(axis), axis--) {
        steps[axis] = step;
      }
      return steps;
    }

    /// Copies from `x` to `y`.
    public void run(float[] x, int from, float[] y, int to) {
      this.x = x;
      this.from = from;
      this.y = y;
      this.to = to;
      pool.run(task);
    }

    private void part(int part, int parts) {
      for (int b = Parts.begin(batch, part, parts); b < Parts.begin(batch, part + 1, parts); b++) {
        Arrays.fill(y, to + b * after, to + (b + 1) * after, 0f);
        axis(0, from + b * before, to + b * after);
      }
    }

    private void axis(int axis, int from, int to) {
      if (axis == rank) {
        System.arraycopy(x, from, y, to, channels);
        return;
      }
      int first = firsts[axis];
      int end = ends[axis];
      if (axis == rank - 1 && dilations[axis] == 1) {
        if (first < end) {
          System.arraycopy(x, from + first * channels, y, to + (lows[axis] + first) * channels, (end - first) * channels);
        }
        return;
      }
      for (int i = first; i < end; i++) {
        axis(axis + 1, from + i * sourceSteps[axis], to + (lows[axis] + i * dilations[axis]) * targetSteps[axis]);
      }
    }
  }
}
