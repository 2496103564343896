package dev.hokku.graph;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Which variables of an old graph are called what in a new one; variables that are not named stay.
public final class Substitution {

  private final Map<Var, Atom> renamed = new HashMap<>();

  /// Nothing is renamed.
  public Substitution() {}

  /// From now on `from` is `to`, which must not be renamed itself.
  public void put(Var from, Atom to) {
    renamed.put(from, to);
  }

  /// From now on each of `from` is what stands at its place in `to`.
  public void putAll(List<Var> from, List<? extends Atom> to) {
    for (int i = 0; i < from.size(); i++) {
      put(from.get(i), to.get(i));
    }
  }

  /// The atom in the new graph.
  public Atom apply(Atom atom) {
    return atom instanceof Var v ? renamed.getOrDefault(v, v) : atom;
  }

  /// The atoms in the new graph.
  public List<Atom> apply(List<? extends Atom> atoms) {
    List<Atom> result = new ArrayList<>(atoms.size());
    for (Atom atom : atoms) {
      result.add(apply(atom));
    }
    return result;
  }

  /// The equation with renamed operands; the same one if none is renamed.
  public Eqn apply(Eqn eqn) {
    List<Atom> in = apply(eqn.in());
    return in.equals(eqn.in()) ? eqn : new Eqn(eqn.op(), in, eqn.out(), eqn.where());
  }
}
