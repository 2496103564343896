package dev.hokku.backend.cpu.plan;

import dev.hokku.backend.cpu.gemm.Epilogue;
import dev.hokku.backend.cpu.gemm.Matrix;
import dev.hokku.backend.cpu.gemm.Patches;
import dev.hokku.backend.cpu.gemm.Product;
import dev.hokku.backend.cpu.gemm.Sgemm;
import dev.hokku.backend.cpu.kernel.PaddedCopy;
import dev.hokku.backend.cpu.threads.Scratch;
import org.jspecify.annotations.Nullable;

/// A convolution over channels-last operands: the input is padded, then its patches are multiplied with the kernel, group by group.
///
/// Error of an element: that of one chain of fma over the window, as in [Sgemm].
///
/// @param tails what follows the product; none if there are several groups
record ConvStep(Sgemm gemm, ConvLayout layout, int x, int w, int out, Tails tails) implements Step {

  @Override
  public int operands() {
    return tails.operands();
  }

  @Override
  public String text() {
    return "conv of %d x %d over %d%s%s".formatted(layout.positions(), layout.out() / layout.groups(), layout.depth(), layout.groups() == 1 ? "" : ", %d times".formatted(layout.groups()), tails);
  }

  @Override
  public Runnable on(Frame frame) {
    Product product = product(tails.on(frame));
    if (layout.padding().isIdentity()) {
      return () -> multiply(frame, product, frame.floats(x), frame.offsets[x]);
    }
    int size = Scratch.ALIGNED + layout.padding().size();
    PaddedCopy.Run padding = layout.padding().on(frame.pool);
    return () -> {
      float[] padded = Scratch.take(size);
      padding.run(frame.floats(x), frame.offsets[x], padded, Scratch.ALIGNED);
      multiply(frame, product, padded, Scratch.ALIGNED);
      Scratch.give(padded);
    };
  }

  @Override
  public void count(KernelCalls calls, long times) {
    calls.product(product(null), layout.groups() * times);
    tails.count(calls, layout.positions(), times);
  }

  private Product product(@Nullable Epilogue epilogue) {
    return gemm.product(
        layout.positions(), layout.out() / layout.groups(), layout.depth(), Patches.unplaced(layout.rows(), layout.pieces(), layout.run()),
        Matrix.unplaced(layout.out(), false), layout.out(), false, epilogue);
  }

  /// Group by group.
  ///
  /// @param data the padded input
  private void multiply(Frame frame, Product product, float[] data, int offset) {
    int channels = layout.padding().channels() / layout.groups();
    int features = layout.out() / layout.groups();
    for (int group = 0; group < layout.groups(); group++) {
      product.left().place(data, offset + group * channels);
      product.right().place(frame.floats(w), frame.offsets[w] + group * features);
      product.run(frame.pool, frame.floats(out), frame.offsets[out] + group * features);
    }
  }
}
