package dev.hokku.backend.cpu.plan;

import dev.hokku.core.HokkuException;
import dev.hokku.graph.Eqn;
import dev.hokku.graph.Graph;
import dev.hokku.graph.Var;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/// What a plan allocates, for the message when there is not as much.
///
/// @param temporary bytes for values on the way
/// @param results bytes for results
/// @param largest the largest values that get memory of their own, largest first
record MemoryNeeds(long temporary, long results, List<Made> largest) {

  private static final int NAMED = 3;

  /// A value and the equation that makes it.
  record Made(Var var, Eqn eqn) {

    private long bytes() {
      return (long) var.aval().size() * var.aval().dtype().bytes();
    }

    private String text() {
      return "%s of %s%s, %s".formatted(var.aval(), eqn.op().name(), eqn.where().isEmpty() ? "" : " at " + eqn.where(), size(bytes()));
    }
  }

  /// The needs of a plan whose values and slots are known.
  static MemoryNeeds of(Graph graph, Map<Var, Value> values, SlotMap slots, List<Value> outputs) {
    List<Made> largest = graph.eqns().stream()
        .flatMap(eqn -> eqn.out().stream().map(var -> new Made(var, eqn)))
        .filter(made -> values.containsKey(made.var()) && values.get(made.var()).slot >= 0)
        .sorted(Comparator.comparingLong(Made::bytes).reversed())
        .limit(NAMED)
        .toList();
    long results = outputs.stream().mapToLong(value -> (long) value.size * value.dtype.bytes()).sum();
    return new MemoryNeeds(slots.bytes(), results, largest);
  }

  /// The error for a heap that does not hold it.
  HokkuException refused(OutOfMemoryError cause) {
    HokkuException error = new HokkuException(
        "Out of memory: this plan needs %s for values on the way and %s for results, beside its inputs, and Java has %s in all. The largest: %s.".formatted(
            size(temporary), size(results), size(Runtime.getRuntime().maxMemory()), largest.stream().map(Made::text).collect(Collectors.joining("; "))),
        largest.isEmpty() ? "" : largest.getFirst().eqn().where(),
        "Give Java more with -Xmx, take smaller batches, compute values again with remat, or donate arguments that are not needed afterwards to jit.");
    error.initCause(cause);
    return error;
  }

  private static String size(long bytes) {
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
