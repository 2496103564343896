package dev.hokku.backend.cpu.conv;

import dev.hokku.backend.cpu.gemm.Matrix;
import dev.hokku.backend.cpu.gemm.Sgemm;
import dev.hokku.backend.cpu.threads.Scratch;
import dev.hokku.backend.cpu.threads.WorkerPool;
import dev.hokku.lax.ConvDims;
import dev.hokku.lax.ConvGeneralDilated;
import dev.hokku.tensor.Axes;
import dev.hokku.tensor.DType;
import dev.hokku.tensor.ShapedArray;
import java.util.Arrays;
import java.util.Optional;

/// A convolution of `f32` with channels last, as products of patches and kernel.
///
/// ```text
/// WINDOWS   y[rows, O]  = patches[rows, window · C] · kernel[window · C, O]      forward, gradient by the input
/// KERNEL    y[window · C, O] = patches[rows, window · C]ᵀ · ct[rows, O]          gradient by the kernel
/// ```
///
/// Patches are made for a block of rows at a time, so that they stay in the cache. For `WINDOWS` each thread takes blocks of its own; for `KERNEL`
/// blocks follow each other and the threads share each. Every element of the result is one chain of fma in an order that only the shapes
/// decide: the result has the same bits for every number of threads.
///
/// Error: that of a chain of `k` fma, at most `k` ulp of the sum of magnitudes. Compared with the reference kernel in `ConvolutionTest`.
public final class Convolution {

  /// Floats in a block of patches: 1 MiB, half of a usual level-2 cache.
  private static final int BLOCK = 1 << 18;

  private static final int LEAST_ROWS = 48;

  private enum Kind {
    WINDOWS,
    KERNEL
  }

  private final Sgemm gemm;
  private final Kind kind;
  private final PatchGeometry geometry;
  private final int outputs;
  private final boolean outputsBeforeChannels;

  private Convolution(Sgemm gemm, Kind kind, PatchGeometry geometry, int outputs, boolean outputsBeforeChannels) {
    this.gemm = gemm;
    this.kind = kind;
    this.geometry = geometry;
    this.outputs = outputs;
    this.outputsBeforeChannels = outputsBeforeChannels;
  }

  /// The plan for an operation, or nothing if it has another dtype or layout, groups, or more than three spatial axes.
  public static Optional<Convolution> of(Sgemm gemm, ConvGeneralDilated op, ShapedArray x, ShapedArray w, ShapedArray y) {
    int rank = x.rank();
    int spatial = rank - 2;
    if (x.dtype() != DType.F32 || op.featureGroups() != 1 || op.batchGroups() != 1 || spatial < 1 || spatial > 3) {
      return Optional.empty();
    }
    ConvDims dims = op.dims();
    Axes last = ConvDims.channelsLast(spatial).lhs();
    Axes kernel = ConvDims.channelsLast(spatial).rhs();
    if (dims.lhs().equals(last) && dims.out().equals(last)) {
      boolean turned = dims.rhs().equals(exchanged(kernel));
      if (turned || dims.rhs().equals(kernel)) {
        PatchGeometry geometry = geometry(op, x, y, w, x.shape().dim(0), x.shape().last(), true);
        return Optional.of(new Convolution(gemm, Kind.WINDOWS, geometry, y.shape().last(), turned));
      }
    }
    if (dims.lhs().equals(exchanged(last)) && dims.rhs().equals(exchanged(last)) && dims.out().equals(exchanged(kernel))) {
      PatchGeometry geometry = geometry(op, x, y, w, x.shape().dim(0), x.shape().last(), false);
      return Optional.of(new Convolution(gemm, Kind.KERNEL, geometry, y.shape().last(), false));
    }
    return Optional.empty();
  }

  /// @param forward whether rows walk the output and columns the kernel; else rows walk the kernel, which is a cotangent, and columns the output
  private static PatchGeometry geometry(
      ConvGeneralDilated op, ShapedArray x, ShapedArray y, ShapedArray w, int outer, int channels, boolean forward) {
    PatchGeometry.Axis[] axes = {PatchGeometry.Axis.ONE, PatchGeometry.Axis.ONE, PatchGeometry.Axis.ONE};
    int spatial = x.rank() - 2;
    for (int i = 0; i < spatial; i++) {
      int length = x.shape().dim(op.dims().lhs().at(i + 2));
      int output = y.shape().dim(op.dims().out().at(i + 2));
      int window = w.shape().dim(op.dims().rhs().at(i + 2));
      int low = op.padding().get(i).low();
      int stride = op.strides().at(i);
      int rate = op.rhsDilation().at(i);
      int dilation = op.lhsDilation().at(i);
      axes[3 - spatial + i] = forward
          ? new PatchGeometry.Axis(length, output, window, stride, rate, low, dilation)
          : new PatchGeometry.Axis(length, window, output, rate, stride, low, dilation);
    }
    return new PatchGeometry(outer, channels, axes[0], axes[1], axes[2]);
  }

  private static Axes exchanged(Axes axes) {
    int[] swapped = axes.toArray();
    swapped[0] = axes.at(1);
    swapped[1] = axes.at(0);
    return Axes.of(swapped);
  }

  /// Computes it.
  public void run(WorkerPool pool, float[] x, int xo, float[] w, int wo, float[] y, int yo) {
    switch (kind) {
      case WINDOWS -> windows(pool, x, xo, w, wo, y, yo);
      case KERNEL -> kernel(pool, x, xo, w, wo, y, yo);
    }
  }

  private void windows(WorkerPool pool, float[] x, int xo, float[] w, int wo, float[] y, int yo) {
    int depth = geometry.columns();
    int rows = geometry.rows();
    if (rows == 0 || outputs == 0) {
      return;
    }
    float[] turned = outputsBeforeChannels ? Scratch.take(depth * outputs) : w;
    int at = outputsBeforeChannels ? 0 : wo;
    if (outputsBeforeChannels) {
      turn(w, wo, turned);
    }
    Matrix kernel = Matrix.of(turned, at, outputs);
    int block = blockRows(rows, depth);
    int blocks = (rows + block - 1) / block;
    pool.run((part, parts) -> {
      float[] patches = Scratch.take(block * depth + Scratch.ALIGNED);
      for (int b = (int) ((long) blocks * part / parts); b < (int) ((long) blocks * (part + 1) / parts); b++) {
        int from = b * block;
        int count = Math.min(block, rows - from);
        Patches.fill(geometry, x, xo, from, from + count, patches, Scratch.ALIGNED);
        Matrix left = Matrix.of(patches, Scratch.ALIGNED, depth);
        gemm.multiply(WorkerPool.ALONE, count, outputs, depth, left, kernel, y, yo + from * outputs, outputs, false, null);
      }
      Scratch.give(patches);
    });
    if (outputsBeforeChannels) {
      Scratch.give(turned);
    }
  }

  /// A kernel that lies as `[window, O, C]` as `[window, C, O]`.
  private void turn(float[] w, int wo, float[] turned) {
    int channels = geometry.channels();
    int window = geometry.columns() / Math.max(1, channels);
    for (int j = 0; j < window; j++) {
      for (int o = 0; o < outputs; o++) {
        int from = wo + (j * outputs + o) * channels;
        int to = j * channels * outputs + o;
        for (int c = 0; c < channels; c++) {
          turned[to + c * outputs] = w[from + c];
        }
      }
    }
  }

  private void kernel(WorkerPool pool, float[] x, int xo, float[] ct, int cto, float[] y, int yo) {
    int width = geometry.columns();
    int rows = geometry.rows();
    if (width == 0 || outputs == 0) {
      return;
    }
    if (rows == 0) {
      Arrays.fill(y, yo, yo + width * outputs, 0f);
      return;
    }
    int block = blockRows(rows, width);
    float[] patches = Scratch.take(block * width + Scratch.ALIGNED);
    for (int from = 0; from < rows; from += block) {
      int first = from;
      int count = Math.min(block, rows - from);
      pool.run((part, parts) -> {
        int begin = (int) ((long) count * part / parts);
        int end = (int) ((long) count * (part + 1) / parts);
        Patches.fill(geometry, x, xo, first + begin, first + end, patches, Scratch.ALIGNED + begin * width);
      });
      Matrix left = Matrix.transposed(patches, Scratch.ALIGNED, width);
      Matrix right = Matrix.of(ct, cto + from * outputs, outputs);
      gemm.multiply(pool, width, outputs, count, left, right, y, yo, outputs, from > 0, null);
    }
    Scratch.give(patches);
  }

  private static int blockRows(int rows, int width) {
    return Math.min(rows, Math.max(LEAST_ROWS, BLOCK / Math.max(1, width)));
  }
}
