package dev.hokku.backend.cpu.plan;

import dev.hokku.backend.cpu.gemm.Matrix;
import dev.hokku.backend.cpu.gemm.Patches;
import dev.hokku.backend.cpu.gemm.Sgemm;
import dev.hokku.backend.cpu.threads.Scratch;

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
  public void run(Frame frame) {
    float[] data = frame.floats(x);
    int offset = frame.offsets[x];
    boolean asItIs = layout.padding().isIdentity();
    if (!asItIs) {
      data = Scratch.take(Scratch.ALIGNED + layout.padding().size());
      offset = Scratch.ALIGNED;
      layout.padding().run(frame.pool, frame.floats(x), frame.offsets[x], data, offset);
    }
    int channels = layout.padding().channels() / layout.groups();
    int features = layout.out() / layout.groups();
    for (int group = 0; group < layout.groups(); group++) {
      Patches patches = new Patches(data, offset + group * channels, layout.rows(), layout.pieces(), layout.run());
      Matrix kernel = Matrix.of(frame.floats(w), frame.offsets[w] + group * features, layout.out());
      gemm.multiply(
          frame.pool, layout.positions(), features, layout.depth(), patches, kernel,
          frame.floats(out), frame.offsets[out] + group * features, layout.out(), false, tails.on(frame));
    }
    if (!asItIs) {
      Scratch.give(data);
    }
  }
}
