package dev.hokku.core;

import dev.hokku.tensor.ShapedArray;
import java.util.List;
import java.util.stream.Collectors;

/// Results that the heap has no room for.
public final class NoMemoryException extends HokkuException {

  private static final long serialVersionUID = 1L;
  private static final long MIB = 1 << 20;

  /// @param operation what computes them: a primitive, or `jit`
  /// @param results their types
  /// @param beside bytes that are needed while they are computed
  /// @param cause what the JVM said
  public NoMemoryException(String operation, List<ShapedArray> results, long beside, OutOfMemoryError cause) {
    super(
        "%s: there is no memory for %s, %d MiB%s; the heap has %d MiB at most.".formatted(
            operation,
            results.stream().map(ShapedArray::toString).collect(Collectors.joining(", ")),
            results.stream().mapToLong(aval -> (long) aval.size() * aval.dtype().bytes()).sum() / MIB,
            beside == 0 ? "" : " and %d MiB beside them".formatted(beside / MIB),
            Runtime.getRuntime().maxMemory() / MIB),
        SourceLines.here(),
        "Work on smaller batches, let go of tensors that are not used any more, or give the JVM more with -Xmx.");
    initCause(cause);
  }
}
