package dev.hokku.control;

import dev.hokku.graph.Atom;
import dev.hokku.graph.ClosedGraph;
import dev.hokku.graph.Graph;
import dev.hokku.lax.Lax;
import dev.hokku.tensor.ShapedArray;
import dev.hokku.tensor.Tensor;
import dev.hokku.transform.EvalGraph;
import dev.hokku.transform.Linearize;
import dev.hokku.transform.Linearized;
import dev.hokku.transform.MakeGraph;
import java.util.ArrayList;
import java.util.List;

/// A graph split in two: what depends on values only, and what is linear in tangents.
///
/// @param known inputs: those of the body; outputs: those of the body, then the residuals
/// @param linear inputs: tangents of the active inputs, then the residuals; outputs: tangents of the moved outputs
/// @param moved which outputs have a tangent
record LinearBody(ClosedGraph known, ClosedGraph linear, List<Boolean> moved) {

  /// @param active which inputs have a tangent
  /// @param forced outputs that get a tangent in any case, zeros if need be
  static LinearBody of(String where, Graph body, List<Boolean> active, List<Boolean> forced) {
    List<ShapedArray> avals = body.invars().stream().map(Atom::aval).toList();
    List<Linearized> split = new ArrayList<>();
    ClosedGraph known = MakeGraph.trace(where, avals, in -> {
      Linearized linearized = Linearize.flat("grad", x -> EvalGraph.eval(body, x), in, active);
      split.add(linearized);
      return Mask.join(linearized.primals(), linearized.linear().consts());
    });
    Linearized linearized = split.getFirst();
    List<Boolean> moved = new ArrayList<>(forced);
    Mask.widen(moved, linearized.moved());
    Graph tangents = linearized.linear().graph();
    ClosedGraph linear = MakeGraph.trace(where, tangents.invars().stream().map(Atom::aval).toList(), in -> {
      List<Tensor> values = EvalGraph.eval(tangents, in);
      List<Tensor> out = new ArrayList<>();
      int next = 0;
      for (int i = 0; i < moved.size(); i++) {
        if (linearized.moved().get(i)) {
          out.add(values.get(next++));
        } else if (moved.get(i)) {
          out.add(Lax.zeros(body.outvars().get(i).aval()));
        }
      }
      return out;
    });
    return new LinearBody(known, linear, List.copyOf(moved));
  }

  /// How many residuals there are.
  int residuals() {
    return known.graph().outvars().size() - moved.size();
  }
}
