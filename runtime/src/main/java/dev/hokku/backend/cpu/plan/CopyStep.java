package dev.hokku.backend.cpu.plan;

/// A copy, for the caller.
record CopyStep(int size, int in, int out) implements Step {

  @Override
  public String text() {
    return "copy of %d".formatted(size);
  }

  @Override
  public Runnable on(Frame frame) {
    return () -> System.arraycopy(frame.arrays[in], frame.offsets[in], frame.arrays[out], frame.offsets[out], size);
  }
}
