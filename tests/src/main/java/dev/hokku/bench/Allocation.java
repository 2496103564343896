package dev.hokku.bench;

import com.sun.management.ThreadMXBean;
import dev.hokku.lax.Array;
import dev.hokku.tensor.Tensor;
import dev.hokku.tree.Flattened;
import dev.hokku.tree.Tree;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/// What the calls of one workload allocate beyond their results, from the first on. The first traces and compiles, the next ones run code that the JVM has not
/// compiled yet, in which every vector is an object; where it ends is of interest.
///
/// @param bytes of each call, by all threads
/// @param resultObjects bytes of tensors, lists and maps that one result consists of, beside the elements
record Allocation(long[] bytes, long resultObjects) {

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  @SuppressWarnings("unused")
  private static volatile Object sink = "";

  /// Some calls in a row.
  ///
  /// @param from number of the first, from 1
  /// @param median of the bytes that each allocates
  /// @param mean of these
  record Span(int from, int to, long median, long mean) {}

  /// Calls a workload for some seconds.
  static Allocation measure(Workload work, double seconds) {
    long[] bytes = new long[1 << 20];
    int calls = 0;
    Object last = "";
    long end = System.nanoTime() + (long) (seconds * 1e9);
    long before = allocated();
    while (calls < bytes.length && (calls < 2 || System.nanoTime() < end)) {
      last = work.call().run();
      long now = allocated();
      bytes[calls++] = Math.max(0, (now - before) / work.repeats() - work.resultBytes());
      before = now;
    }
    objects(last); // what is loaded and linked at the first time does not count
    return new Allocation(Arrays.copyOf(bytes, calls), objects(last));
  }

  /// What another tree of tensors like `result`, over the same elements, takes.
  private static long objects(Object result) {
    Flattened flat = Tree.flatten(result);
    Tensor[] others = flat.leaves().toArray(Tensor[]::new);
    long before = THREADS.getCurrentThreadAllocatedBytes();
    for (int i = 0; i < others.length; i++) {
      others[i] = others[i] instanceof Array array && !array.isDeleted() ? array.alias() : others[i];
    }
    sink = List.of(Objects.requireNonNull(flat.def().unflatten(Arrays.asList(others))));
    return THREADS.getCurrentThreadAllocatedBytes() - before;
  }

  /// What all threads have allocated up to now.
  static long allocated() {
    return THREADS.getTotalThreadAllocatedBytes();
  }

  /// The calls in spans, each twice as long as the one before.
  List<Span> spans() {
    List<Span> spans = new ArrayList<>();
    for (int from = 0, length = 1; from < bytes.length; from += length, length = Math.max(1, from)) {
      spans.add(span(from, Math.min(bytes.length, from + length)));
    }
    return spans;
  }

  private Span span(int from, int to) {
    long[] sorted = Arrays.copyOfRange(bytes, from, to);
    Arrays.sort(sorted);
    return new Span(from + 1, to, sorted[sorted.length / 2], Arrays.stream(sorted).sum() / sorted.length);
  }

  /// A table.
  String text(Workload work) {
    StringBuilder text = new StringBuilder("%s, bytes per call%n%10s %10s %14s %14s%n".formatted(work.name(), "from call", "to", "median", "mean"));
    for (Span span : spans()) {
      text.append(String.format(Locale.ROOT, "%10d %10d %,14d %,14d%n", span.from(), span.to(), span.median(), span.mean()));
    }
    return text.append(String.format(Locale.ROOT, "%,d of these are the objects that a result consists of, beside its elements%n", resultObjects)).toString();
  }
}
