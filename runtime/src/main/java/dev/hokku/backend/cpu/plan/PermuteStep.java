package dev.hokku.backend.cpu.plan;

import dev.hokku.backend.cpu.kernel.Permute;
import dev.hokku.backend.cpu.vector.VectorWidth;

/// Another order of the axes of an array.
record PermuteStep(Permute permute, VectorWidth width, int in, int out) implements Step {

  @Override
  public String text() {
    return "permute to " + permute.lengths();
  }

  @Override
  public Runnable on(Frame frame) {
    Permute.Run run = permute.on(frame.pool, width);
    return () -> run.run(frame.arrays[in], frame.offsets[in], frame.arrays[out], frame.offsets[out]);
  }
}
