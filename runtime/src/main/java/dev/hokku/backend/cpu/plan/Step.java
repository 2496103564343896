package dev.hokku.backend.cpu.plan;

/// One kernel call of a plan.
interface Step {

  /// Computes, reading and writing the slots of `frame`.
  void run(Frame frame);

  /// What it does, in a line, for readers of the plan.
  default String text() {
    return toString();
  }
}
