package dev.hokku.backend.cpu.plan;

import dev.hokku.tensor.DType;

/// A copy in a new array, for the caller.
record CopyStep(DType dtype, int size, int in, int out) implements Step {

  @Override
  public void run(Frame frame) {
    frame.put(out, frame.buffer(in, dtype, size).copy());
  }
}
