package dev.hokku.graph.pass;

import dev.hokku.core.Primitive;
import dev.hokku.graph.Atom;
import dev.hokku.graph.Eqn;
import dev.hokku.graph.Graph;
import dev.hokku.graph.Substitution;
import dev.hokku.graph.Var;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Computes equal equations once.
///
/// ```text
/// before:  b = mul a a;  c = mul a a;  d = add b c
/// after:   b = mul a a;                d = add b b
/// ```
///
/// Keeps: equation order, inputs and outputs, effects (impure equations are never merged).
/// Leaves behind: nothing dead.
/// Cost: one walk, one hash per equation.
public record CommonSubexpressions() implements Pass {

  /// Two equations are equal when their primitives are; primitives are records, so parameters count.
  private record Key(Primitive op, List<Atom> in) {}

  @Override
  public Graph run(Graph graph) {
    Map<Key, List<Var>> seen = new HashMap<>();
    Substitution renamed = new Substitution();
    List<Eqn> kept = new ArrayList<>();
    for (Eqn eqn : graph.eqns()) {
      // Operands are renamed first: a merge above can make this equation a duplicate too.
      Eqn current = renamed.apply(eqn);
      Key key = new Key(current.op(), current.in());
      if (eqn.op().pure() && seen.containsKey(key)) {
        renamed.putAll(eqn.out(), seen.get(key));
      } else {
        seen.put(key, eqn.out());
        kept.add(current);
      }
    }
    return kept.size() == graph.eqns().size() ? graph : new Graph(graph.invars(), kept, renamed.apply(graph.outvars()));
  }
}
