package dev.hokku.bench;

import java.lang.management.CompilationMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/// Times of one workload.
///
/// @param medianMs median over windows of about 20 ms
/// @param minMs fastest window
/// @param calls how many calls were timed
/// @param firstCallMs the first call, with tracing and compiling
/// @param allocatedBytes bytes that all threads allocated per call, beyond the results; median over the windows
record Timing(double medianMs, double minMs, long calls, double firstCallMs, long allocatedBytes) {

  private static final double WINDOW_MS = 20;
  private static final int LEAST_WINDOWS = 7;

  /// The just-in-time compiler of the JVM is given this long at least, and until it has no more to do and the times no longer fall, to
  /// [#LONGEST_WARM_UP_MS] at most.
  static final double WARM_UP_MS = 2500;

  static final double LONGEST_WARM_UP_MS = 15_000;

  @SuppressWarnings("unused")
  private static volatile Object sink = "";

  /// Warms up and measures for `seconds`.
  static Timing measure(Workload work, double seconds) {
    long start = System.nanoTime();
    sink = work.call().run();
    double first = (System.nanoTime() - start) / 1e6;
    warmUp(work);
    double one = window(work, 1);
    int inner = (int) Math.max(1, WINDOW_MS / Math.max(one, 1e-6));
    List<Double> windows = new ArrayList<>();
    List<Long> bytes = new ArrayList<>();
    long end = System.nanoTime() + (long) (seconds * 1e9);
    while (System.nanoTime() < end || windows.size() < LEAST_WINDOWS) {
      long before = Allocation.allocated();
      windows.add(window(work, inner));
      bytes.add(Allocation.allocated() - before);
    }
    long calls = (long) windows.size() * inner;
    Collections.sort(windows);
    Collections.sort(bytes);
    long perCall = bytes.get(bytes.size() / 2) / inner / work.repeats() - work.resultBytes();
    return new Timing(
        windows.get(windows.size() / 2) / work.repeats(), windows.getFirst() / work.repeats(), calls * work.repeats(), first, Math.max(0, perCall));
  }

  /// Runs until [Warmth] is reached.
  private static void warmUp(Workload work) {
    long start = System.nanoTime();
    Warmth warmth = new Warmth();
    while (since(start) < LONGEST_WARM_UP_MS && (since(start) < WARM_UP_MS || !warmth.settled())) {
      long begin = System.nanoTime();
      long compiled = compiledMs();
      int calls = 0;
      while (since(begin) < 10 * WINDOW_MS) {
        sink = work.call().run();
        calls++;
      }
      double length = since(begin);
      warmth.window(length / calls, (compiledMs() - compiled) / length);
    }
  }

  /// What the compilations took that have ended up to now; nothing in a JVM that only interprets.
  private static long compiledMs() {
    CompilationMXBean compiler = ManagementFactory.getCompilationMXBean();
    return compiler == null ? 0 : compiler.getTotalCompilationTime();
  }

  private static double window(Workload work, int calls) {
    long start = System.nanoTime();
    for (int i = 0; i < calls; i++) {
      sink = work.call().run();
    }
    return since(start) / calls;
  }

  private static double since(long start) {
    return (System.nanoTime() - start) / 1e6;
  }

  /// One line, with the fields that the scripts of other libraries print too.
  String json(Workload work, int threads) {
    return String.format(
        Locale.ROOT,
        "{\"name\": \"%s\", \"engine\": \"hokku\", \"threads\": %d, \"median_ms\": %.7f, \"min_ms\": %.7f, \"n\": %d, \"first_call_ms\": %.1f,"
            + " \"alloc_bytes_per_call\": %d, \"result_bytes\": %d}",
        work.name(), threads, medianMs, minMs, calls, firstCallMs, allocatedBytes, work.resultBytes());
  }
}
