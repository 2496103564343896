package dev.hokku.control;

import dev.hokku.core.Dual;
import dev.hokku.core.Tangent;
import dev.hokku.graph.Atom;
import dev.hokku.graph.ClosedGraph;
import dev.hokku.graph.Graph;
import dev.hokku.lax.Lax;
import dev.hokku.tensor.ShapedArray;
import dev.hokku.tensor.Tensor;
import dev.hokku.transform.EvalGraph;
import dev.hokku.transform.Jvp;
import dev.hokku.transform.MakeGraph;
import java.util.ArrayList;
import java.util.List;

/// The jvp of a graph as a graph.
///
/// @param graph inputs: those of the body, then tangents of the active ones; outputs: those of the body, then tangents of the moved ones
/// @param moved which outputs have a tangent
record JvpBody(ClosedGraph graph, List<Boolean> moved) {

  /// @param active which inputs have a tangent
  /// @param forced outputs that get a tangent in any case, zeros if need be
  static JvpBody of(String where, Graph body, List<Boolean> active, List<Boolean> forced) {
    List<ShapedArray> avals = body.invars().stream().map(Atom::aval).toList();
    int size = avals.size();
    List<Boolean> moved = new ArrayList<>(forced);
    ClosedGraph graph = MakeGraph.trace(where, Mask.join(avals, Mask.pick(avals, active)), in -> {
      List<Tensor> primals = in.subList(0, size);
      List<Tangent> tangents = new ArrayList<>();
      int next = size;
      for (int i = 0; i < size; i++) {
        tangents.add(active.get(i) ? Tangent.of(in.get(next++)) : Tangent.zeroLike(primals.get(i)));
      }
      Dual dual = Jvp.flat(x -> EvalGraph.eval(body, x), primals, tangents);
      Mask.widen(moved, Mask.moved(dual.tangents()));
      return Mask.join(dual.primals(), Mask.pick(dual.tangents(), moved).stream().map(Lax::instantiate).toList());
    });
    return new JvpBody(graph, List.copyOf(moved));
  }
}
