package dev.hokku.backend.cpu.plan;

import dev.hokku.backend.cpu.kernel.Permute;
import dev.hokku.backend.cpu.vector.VectorWidth;

/// Another order of the axes of an `f32` array.
record PermuteStep(Permute permute, VectorWidth width, int in, int out) implements Step {

  @Override
  public void run(Frame frame) {
    permute.run(frame.pool, width, frame.floats(in), frame.offsets[in], frame.floats(out), frame.offsets[out]);
  }
}
