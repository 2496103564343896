package dev.hokku.core;

import dev.hokku.tensor.ShapedArray;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// Results that the heap has no room for.
public final class NoMemoryException extends HokkuException {

  private static final long serialVersionUID = 1L;

  /// @param operation what computes them: a primitive, or `jit`
  /// @param results their types
  /// @param beside bytes that are needed while they are computed
  /// @param cause what the JVM said
  public NoMemoryException(String operation, List<ShapedArray> results, long beside, OutOfMemoryError cause) {
    this(
        "%s: there is no memory for %s, %s".formatted(
            operation,
            results.stream().map(ShapedArray::toString).collect(Collectors.joining(", ")),
            needs(results.stream().mapToLong(aval -> (long) aval.size() * aval.dtype().bytes()).sum(), beside)),
        "",
        SourceLines.here(),
        cause);
  }

  /// @param results bytes of all results of a compiled graph
  /// @param beside bytes that are needed while they are computed
  /// @param largest the largest values in the graph, in words
  /// @param where the line that makes the largest; may be empty
  /// @param cause what the JVM said
  public NoMemoryException(long results, long beside, List<String> largest, String where, OutOfMemoryError cause) {
    this(
        "A compiled graph: there is no memory for its results, " + needs(results, beside),
        " The largest values: %s.".formatted(String.join("; ", largest)),
        where,
        cause);
  }

  private NoMemoryException(String needed, String largest, String where, OutOfMemoryError cause) {
    super(
        "%s; the heap has %s at most.%s".formatted(needed, size(Runtime.getRuntime().maxMemory()), largest),
        where,
        "Work on smaller batches, let go of tensors that are not used any more, compute values again with remat, donate arguments that are not needed "
            + "afterwards to jit, or give the JVM more with -Xmx.");
    initCause(cause);
  }

  private static String needs(long results, long beside) {
    return beside == 0 ? size(results) : "%s and %s beside them".formatted(size(results), size(beside));
  }

  /// `7.9 GiB`.
  public static String size(long bytes) {
    String[] units = {"bytes", "KiB", "MiB", "GiB", "TiB"};
    int unit = 0;
    double amount = bytes;
    while (amount >= 1024 && unit < units.length - 1) {
      amount /= 1024;
      unit++;
    }
    return String.format(Locale.ROOT, unit == 0 ? "%.0f %s" : "%.1f %s", amount, units[unit]);
  }
}
