package dev.hokku.backend.cpu.plan;

/// One kernel call of a plan.
interface Step {

  /// This step over the slots of `frame`, with all objects that it needs: running it makes no garbage.
  Runnable on(Frame frame);

  /// The most arrays that a kernel or loop of it takes at once: a frame has as much room for them.
  default int operands() {
    return 0;
  }

  /// Counts the calls of kernels that the JVM must compile before they run without garbage.
  ///
  /// @param times how often it is done in one run
  default void count(KernelCalls calls, long times) {}

  /// What it does, in a line, for readers of the plan.
  default String text() {
    return toString();
  }
}
