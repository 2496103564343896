package dev.hokku.backend.cpu.plan;

import dev.hokku.backend.cpu.threads.ArrayPool;

/// Lets go of an array that a step put into its slot, once nothing reads it any more: for the next call to take.
///
/// @param slot of a [Value.Role#FOREIGN] value
record ForgetStep(ArrayPool memory, Value value, int slot) implements Step {

  @Override
  public String text() {
    return "forget %d".formatted(value.size);
  }

  @Override
  public Runnable on(Frame frame) {
    return () -> forget(frame);
  }

  private void forget(Frame frame) {
    if (value.pooled) {
      memory.give(frame.buffer(slot, value.dtype, value.size));
    }
    frame.clear(slot);
  }
}
