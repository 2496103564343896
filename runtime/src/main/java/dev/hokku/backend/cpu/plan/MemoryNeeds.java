package dev.hokku.backend.cpu.plan;

import dev.hokku.core.NoMemoryException;
import dev.hokku.graph.Eqn;
import dev.hokku.graph.Graph;
import dev.hokku.graph.Var;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

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
      return "%s of %s%s, %s".formatted(var.aval(), eqn.op().name(), eqn.where().isEmpty() ? "" : " at " + eqn.where(), NoMemoryException.size(bytes()));
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
  NoMemoryException refused(OutOfMemoryError cause) {
    String where = largest.isEmpty() ? "" : largest.getFirst().eqn().where();
    return new NoMemoryException(results, temporary, largest.stream().map(Made::text).toList(), where, cause);
  }
}
