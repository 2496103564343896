package dev.hokku.backend.cpu.plan;

import dev.hokku.graph.Atom;
import dev.hokku.graph.Eqn;
import dev.hokku.graph.Graph;
import dev.hokku.graph.pass.DeadCode;
import dev.hokku.lax.BroadcastInDim;
import dev.hokku.lax.Full;
import dev.hokku.lax.Iota;
import dev.hokku.lax.Reshape;
import dev.hokku.random.Threefry2x32;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Lets the block cipher behind random numbers read its key once and count by itself, instead of reading four arrays as large as its results.
///
/// ```text
/// before:  k = broadcast a;  l = broadcast b;  z = full 0;  c = iota;  v, w = threefry2x32 k l z c
/// after:   v, w = counted_threefry a b
/// ```
///
/// Leaves alone: ciphers over many keys, or over other counters.
final class CountedCiphers {

  private final Map<Atom, Eqn> definitions = new HashMap<>();

  private CountedCiphers(Graph graph) {
    for (Eqn eqn : graph.eqns()) {
      eqn.out().forEach(out -> definitions.put(out, eqn));
    }
  }

  static Graph run(Graph graph) {
    if (graph.eqns().stream().noneMatch(eqn -> eqn.op() instanceof Threefry2x32)) {
      return graph;
    }
    CountedCiphers ciphers = new CountedCiphers(graph);
    List<Eqn> eqns = new ArrayList<>();
    for (Eqn eqn : graph.eqns()) {
      eqns.add(eqn.op() instanceof Threefry2x32 ? ciphers.counted(eqn).orElse(eqn) : eqn);
    }
    return new DeadCode().run(new Graph(graph.invars(), eqns, graph.outvars()));
  }

  private Optional<Eqn> counted(Eqn eqn) {
    Optional<Atom> first = repeated(eqn.in().get(0));
    Optional<Atom> second = repeated(eqn.in().get(1));
    if (first.isEmpty() || second.isEmpty() || !isZero(eqn.in().get(2)) || !counts(eqn.in().get(3))) {
      return Optional.empty();
    }
    return Optional.of(new Eqn(new CountedThreefry(eqn.out().getFirst().aval()), List.of(first.get(), second.get()), eqn.out(), eqn.where()));
  }

  /// The scalar that an operand has everywhere.
  private Optional<Atom> repeated(Atom operand) {
    Eqn eqn = definitions.get(operand);
    return eqn != null && eqn.op() instanceof BroadcastInDim && eqn.in().getFirst().aval().size() == 1
        ? Optional.of(eqn.in().getFirst())
        : Optional.empty();
  }

  private boolean isZero(Atom operand) {
    Eqn eqn = definitions.get(operand);
    return eqn != null && eqn.op() instanceof Full full && full.value() == 0;
  }

  private boolean counts(Atom operand) {
    Eqn eqn = definitions.get(operand);
    while (eqn != null && eqn.op() instanceof Reshape) {
      eqn = definitions.get(eqn.in().getFirst());
    }
    return eqn != null && eqn.op() instanceof Iota && eqn.out().getFirst().aval().rank() == 1;
  }
}
