package dev.hokku.backend.cpu.doubles;

import dev.hokku.backend.cpu.kernel.ArrayKernel;
import dev.hokku.backend.cpu.kernel.Grid;
import dev.hokku.backend.cpu.threads.WorkerPool;
import dev.hokku.backend.cpu.vector.VectorWidth;
import dev.hokku.lax.ConvDims;
import dev.hokku.lax.ConvGeneralDilated;
import dev.hokku.tensor.Shape;

/// `conv_general_dilated` of `f64`, of any layout, dilations and groups: the windows of the padded input, `[batch * positions, taps * features]`, by the kernel.
public final class DoubleConv implements ArrayKernel {

  private final Dgemm gemm;
  private final int groups;
  private final int[] source;
  private final int[] target;
  private final int padded;
  private final Places x;
  private final Places w;
  private final Places y;
  private final int xGroup;
  private final int wGroup;
  private final int yGroup;

  /// A kernel for operands and a result of these shapes.
  public DoubleConv(VectorWidth width, ConvGeneralDilated op, Shape x, Shape w, Shape y) {
    this.gemm = new Dgemm(width);
    this.groups = Math.max(op.featureGroups(), op.batchGroups());
    ConvDims dims = op.dims();
    int spatial = dims.spatial();
    // The input as [batch, features, spatial..] with its holes and edges, all zeros but for its elements.
    int[] lengths = new int[spatial + 2];
    int[][] moved = new int[spatial + 2][];
    for (int axis = 0; axis < lengths.length; axis++) {
      int length = x.dim(dims.lhs().at(axis));
      int hole = axis < 2 ? 1 : op.lhsDilation().at(axis - 2);
      int low = axis < 2 ? 0 : op.padding().get(axis - 2).low();
      lengths[axis] = axis < 2 ? length : op.padding().get(axis - 2).padded(Math.max(0, (length - 1) * hole + 1));
      moved[axis] = new int[length];
      for (int i = 0; i < length; i++) {
        moved[axis][i] = low + i * hole;
      }
    }
    int[] strides = Shape.of(lengths).strides();
    this.padded = Shape.of(lengths).size();
    this.source = Grid.places(Grid.pick(x.dims(), dims.lhs()), Grid.pick(x.strides(), dims.lhs()));
    this.target = targets(moved, lengths, strides);
    int features = w.dim(dims.rhs().at(1));
    int images = y.dim(dims.out().at(0));
    int each = w.dim(dims.rhs().at(0)) / groups;
    int[] windows = new int[spatial + 1];
    int[] steps = new int[spatial + 1];
    int[] taps = new int[spatial + 1];
    int[] reaches = new int[spatial + 1];
    int[] kernel = new int[spatial + 1];
    int[] result = new int[spatial + 1];
    windows[0] = images;
    steps[0] = strides[0];
    result[0] = y.strides()[dims.out().at(0)];
    for (int i = 0; i < spatial; i++) {
      windows[i + 1] = y.dim(dims.out().at(i + 2));
      steps[i + 1] = strides[i + 2] * op.strides().at(i);
      result[i + 1] = y.strides()[dims.out().at(i + 2)];
      taps[i] = w.dim(dims.rhs().at(i + 2));
      reaches[i] = strides[i + 2] * op.rhsDilation().at(i);
      kernel[i] = w.strides()[dims.rhs().at(i + 2)];
    }
    taps[spatial] = features;
    reaches[spatial] = strides[1];
    kernel[spatial] = w.strides()[dims.rhs().at(1)];
    int wOut = w.strides()[dims.rhs().at(0)];
    int yOut = y.strides()[dims.out().at(1)];
    this.x = new Places(Grid.places(windows, steps), Grid.places(taps, reaches));
    this.w = new Places(Grid.places(taps, kernel), Grid.places(new int[] {each}, new int[] {wOut}));
    this.y = new Places(Grid.places(windows, result), Grid.places(new int[] {each}, new int[] {yOut}));
    this.xGroup = op.batchGroups() > 1 ? images * strides[0] : features * strides[1];
    this.wGroup = each * wOut;
    this.yGroup = each * yOut;
  }

  /// Where each element of the input goes; -1 where padding cuts it off.
  private static int[] targets(int[][] moved, int[] lengths, int[] strides) {
    int[] targets = {0};
    for (int axis = 0; axis < lengths.length; axis++) {
      int[] further = new int[targets.length * moved[axis].length];
      for (int i = 0; i < further.length; i++) {
        int before = targets[i / moved[axis].length];
        int at = moved[axis][i % moved[axis].length];
        further[i] = before < 0 || at < 0 || at >= lengths[axis] ? -1 : before + at * strides[axis];
      }
      targets = further;
    }
    return targets;
  }

  @Override
  public void run(WorkerPool pool, Object[] arrays, int[] offsets) {
    double[] input = (double[]) arrays[0];
    double[] spread = new double[padded];
    for (int i = 0; i < source.length; i++) {
      if (target[i] >= 0) {
        spread[target[i]] = input[offsets[0] + source[i]];
      }
    }
    for (int group = 0; group < groups; group++) {
      gemm.multiply(
          pool,
          new Dgemm.Matrix(spread, group * xGroup, x),
          new Dgemm.Matrix((double[]) arrays[1], offsets[1] + group * wGroup, w),
          new Dgemm.Matrix((double[]) arrays[2], offsets[2] + group * yGroup, y));
    }
  }
}
