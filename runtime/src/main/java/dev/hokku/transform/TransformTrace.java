package dev.hokku.transform;

import dev.hokku.core.HokkuException;
import dev.hokku.core.SourceLines;
import dev.hokku.core.Trace;
import dev.hokku.core.Traced;
import dev.hokku.tensor.Tensor;

/// A trace of this room: it knows which transform it serves and whether that has returned.
sealed interface TransformTrace extends Trace permits StagingTrace, JvpTrace, BatchTrace {

  /// The user's word for what traces: `jit`, `grad`, `the body of scan`.
  String transform();

  /// Whether the transformed function has returned, so that no operation may come any more.
  boolean finished();

  /// Refuses an operation that comes after the transformed function returned.
  default void requireRunning(String operation) {
    if (finished()) {
      throw leaked(operation, transform());
    }
  }

  /// Refuses an operand whose own transform has returned.
  static void requireAlive(String operation, Tensor operand) {
    if (operand instanceof Traced traced && traced.trace() instanceof TransformTrace trace && trace.finished()) {
      throw leaked("%s of type %s".formatted(operation, operand.aval()), trace.transform());
    }
  }

  private static HokkuException leaked(String operation, String transform) {
    return new HokkuException(
        "%s: an operand was made inside %s, which has returned: a leaked tracer. It stands for a value that nobody will compute."
            .formatted(operation, transform),
        SourceLines.current(),
        "Return the value from the function instead of storing it in a field, list or captured variable.");
  }

  /// Why a stand-in has no elements to read.
  static RuntimeException unknown(TransformTrace trace, Tensor tensor) {
    if (trace.finished()) {
      return leaked("reading " + tensor.aval(), trace.transform());
    }
    String transform = trace.transform();
    String where = SourceLines.current();
    return new IllegalStateException(
        ("A %s inside %s has no value yet: it stands for any value%s.\n"
                + "  To choose by a value use Numpy.where, Control.cond or Control.whileLoop instead of a Java if or loop; "
                + "or read it outside %s.")
            .formatted(tensor.aval(), transform, where.isEmpty() ? "" : "\n  at " + where, transform));
  }
}
