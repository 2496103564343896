package dev.hokku.backend.cpu.plan;

/// One kernel call of a plan.
interface Step {

  /// Computes, reading and writing the slots of `frame`.
  void run(Frame frame);
}
