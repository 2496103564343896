package dev.hokku.backend.cpu.plan;

/// A copy, for the caller.
record CopyStep(int size, int in, int out) implements Step {

  @Override
  public String text() {
    return "copy of %d".formatted(size);
  }

  @Override
  public void run(Frame frame) {
    System.arraycopy(frame.arrays[in], frame.offsets[in], frame.arrays[out], frame.offsets[out], size);
  }
}
