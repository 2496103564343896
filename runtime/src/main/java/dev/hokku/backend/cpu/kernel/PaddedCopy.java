package dev.hokku.backend.cpu.kernel;

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

  /// Copies from `x` to `y`.
  public void run(WorkerPool pool, float[] x, int from, float[] y, int to) {
    int before = image(spatial);
    int after = image(padded);
    pool.run((part, parts) -> {
      for (int b = (int) ((long) batch * part / parts); b < (int) ((long) batch * (part + 1) / parts); b++) {
        Arrays.fill(y, to + b * after, to + (b + 1) * after, 0f);
        axis(0, x, from + b * before, y, to + b * after);
      }
    });
  }

  private void axis(int axis, float[] x, int from, float[] y, int to) {
    if (axis == spatial.size()) {
      System.arraycopy(x, from, y, to, channels);
      return;
    }
    int sourceStep = channels;
    int targetStep = channels;
    for (int behind = axis + 1; behind < spatial.size(); behind++) {
      sourceStep *= spatial.get(behind);
      targetStep *= padded.get(behind);
    }
    int step = dilation.get(axis);
    int first = Math.max(0, Math.ceilDiv(-low.get(axis), step));
    int end = Math.min(spatial.get(axis), Math.floorDiv(padded.get(axis) - 1 - low.get(axis), step) + 1);
    if (axis == spatial.size() - 1 && step == 1) {
      if (first < end) {
        System.arraycopy(x, from + first * sourceStep, y, to + (low.get(axis) + first) * targetStep, (end - first) * channels);
      }
      return;
    }
    for (int i = first; i < end; i++) {
      axis(axis + 1, x, from + i * sourceStep, y, to + (low.get(axis) + i * step) * targetStep);
    }
  }
}
