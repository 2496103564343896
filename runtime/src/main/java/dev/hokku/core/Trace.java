package dev.hokku.core;

import dev.hokku.tensor.Tensor;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/// An interpreter of primitives: eager, staging, jvp, batching. Each run of a transform is a trace of its own.
///
/// An operation goes to the trace with the highest level among its operands and the staging trace of the current thread. Levels
/// come from a counter that only grows, so an inner transform is always above the ones around it.
public interface Trace {

  /// The place in the order of traces; greater is inner.
  long level();

  /// Applies `op`. Operands of lower level are constants to this trace.
  List<Tensor> process(Primitive op, List<Tensor> in);

  /// A level above all that were given out before.
  static long nextLevel() {
    return Levels.COUNTER.incrementAndGet();
  }

  /// Holds the counter: an interface cannot have a private static field. It orders traces and never reaches a result.
  final class Levels {
    private static final AtomicLong COUNTER = new AtomicLong();

    private Levels() {}
  }
}
