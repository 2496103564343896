package dev.hokku.backend.cpu.plan;

/// One kernel call of a plan.
interface Step {

  /// Computes, reading and writing the slots of `frame`.
  void run(Frame frame);

  /// The most arrays that a kernel or loop of it takes at once: a frame has as much room for them.
  default int operands() {
    return 0;
  }

  /// What it does, in a line, for readers of the plan.
  default String text() {
    return toString();
  }
}
