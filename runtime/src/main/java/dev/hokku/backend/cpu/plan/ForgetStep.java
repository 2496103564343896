package dev.hokku.backend.cpu.plan;

/// Lets go of an array that a step put into its slot, once nothing reads it any more.
///
/// @param slot of a [Value.Role#FOREIGN] value
record ForgetStep(int slot) implements Step {

  @Override
  public void run(Frame frame) {
    frame.clear(slot);
  }
}
