package dev.hokku.bench;

/// Tells from windows of its calls when a workload runs as fast as it will.
///
/// It is not enough that times no longer fall. Where cores are lent out, calls take twice as long for seconds, and meanwhile the JVM's compiler may still be at work:
/// what is timed then is code that it is about to replace. So a window in which it worked counts as one in which the times fell.
final class Warmth {

  /// Windows in a row that must bring nothing.
  private static final int WINDOWS = 4;

  /// A window that is faster than all before by less than this has brought nothing.
  private static final double GAIN = 0.02;

  /// Up to this share of a window the compiler does not count: now and then it finishes some small method that is called once in each call.
  private static final double COMPILING = 0.1;

  private double best = Double.MAX_VALUE;
  private int vain;

  /// Takes note of a window.
  ///
  /// @param time that a call took in it
  /// @param compiling time of the compilations that ended in it, as a share of its length
  void window(double time, double compiling) {
    vain = time < (1 - GAIN) * best || compiling > COMPILING ? 0 : vain + 1;
    best = Math.min(best, time);
  }

  /// Whether the last windows brought nothing.
  boolean settled() {
    return vain >= WINDOWS;
  }
}
