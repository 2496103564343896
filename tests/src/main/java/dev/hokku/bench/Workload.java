package dev.hokku.bench;

/// Something to be timed.
///
/// @param name as in the table of `hokku bench --help`
/// @param call does it once and gives back the memory of what nobody needs; its result is held until the next call
/// @param repeats how many operations one call does, 1 but for those too short for a clock
/// @param resultBytes bytes of the elements of what one operation gives, unless they are in memory that was given back or donated
record Workload(String name, Call call, int repeats, long resultBytes) {

  /// Does the work once.
  @FunctionalInterface
  interface Call {
    Object run();
  }

  Workload(String name, Call call, long resultBytes) {
    this(name, call, 1, resultBytes);
  }
}
