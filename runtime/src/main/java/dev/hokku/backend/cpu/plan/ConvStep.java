package dev.hokku.backend.cpu.plan;

import dev.hokku.backend.cpu.conv.Convolution;

/// A convolution of `f32`.
///
/// @param x slot of the input
/// @param w slot of the kernel
/// @param out slot of the result
record ConvStep(Convolution convolution, int x, int w, int out) implements Step {

  @Override
  public void run(Frame frame) {
    convolution.run(
        frame.pool, frame.floats(x), frame.offsets[x], frame.floats(w), frame.offsets[w], frame.floats(out), frame.offsets[out]);
  }
}
