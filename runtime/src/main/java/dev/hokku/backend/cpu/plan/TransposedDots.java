package dev.hokku.backend.cpu.plan;

import dev.hokku.graph.Atom;
import dev.hokku.graph.Eqn;
import dev.hokku.graph.Graph;
import dev.hokku.graph.Var;
import dev.hokku.lax.DotDims;
import dev.hokku.lax.DotGeneral;
import dev.hokku.lax.Transpose;
import dev.hokku.tensor.Axes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Computes the transpose of a product as the product of its operands in the other order: the same sums, so the same bits, and no
/// transpose.
///
/// ```text
/// before:  c = dot x y;  d = transpose[1,0] c        (nothing else reads c)
/// after:   d = dot y x
/// ```
///
/// The gradient of every weight matrix comes in this form. Leaves behind: nothing dead.
final class TransposedDots {

  private TransposedDots() {}

  static Graph run(Graph graph) {
    Map<Var, Eqn> dots = new HashMap<>();
    Map<Atom, Integer> uses = new HashMap<>();
    for (Eqn eqn : graph.eqns()) {
      eqn.in().forEach(operand -> uses.merge(operand, 1, Integer::sum));
      if (eqn.op() instanceof DotGeneral) {
        dots.put(eqn.out().getFirst(), eqn);
      }
    }
    graph.outvars().forEach(out -> uses.merge(out, 1, Integer::sum));
    List<Eqn> eqns = new ArrayList<>();
    Set<Eqn> gone = new HashSet<>();
    for (Eqn eqn : graph.eqns()) {
      Eqn dot = eqn.op() instanceof Transpose && eqn.in().getFirst() instanceof Var x ? dots.get(x) : null;
      if (dot != null && uses.get(eqn.in().getFirst()) == 1 && exchanges(((Transpose) eqn.op()).permutation(), dot)) {
        DotDims d = ((DotGeneral) dot.op()).dims();
        DotDims swapped = new DotDims(d.rhsContract(), d.lhsContract(), d.rhsBatch(), d.lhsBatch());
        eqns.add(new Eqn(new DotGeneral(swapped), dot.in().reversed(), eqn.out(), eqn.where()));
        gone.add(dot);
      } else {
        eqns.add(eqn);
      }
    }
    if (gone.isEmpty()) {
      return graph;
    }
    eqns.removeIf(gone::contains);
    return new Graph(graph.invars(), eqns, graph.outvars());
  }

  /// Whether the axes become: batch as before, then those of the right operand, then those of the left.
  private static boolean exchanges(Axes permutation, Eqn dot) {
    DotDims d = ((DotGeneral) dot.op()).dims();
    int batch = d.lhsBatch().count();
    int left = d.lhsFree(dot.in().get(0).aval().rank()).count();
    int right = d.rhsFree(dot.in().get(1).aval().rank()).count();
    for (int i = 0; i < permutation.count(); i++) {
      int expected = i < batch ? i : i < batch + right ? i + left : i - right;
      if (permutation.at(i) != expected) {
        return false;
      }
    }
    return true;
  }
}
