package dev.hokku.control;

import dev.hokku.core.Batched;
import dev.hokku.graph.ClosedGraph;
import dev.hokku.graph.Graph;
import dev.hokku.tensor.ShapedArray;
import dev.hokku.tensor.Tensor;
import dev.hokku.transform.EvalGraph;
import dev.hokku.transform.MakeGraph;
import dev.hokku.transform.Vmap;
import java.util.ArrayList;
import java.util.List;

/// A graph over a batch as a graph. Batch axes are axis 0 throughout.
///
/// @param graph inputs and outputs are those of the body, with a batch axis where there is one
/// @param batched which outputs have one
record BatchBody(ClosedGraph graph, List<Boolean> batched) {

  /// @param in which inputs have a batch axis
  /// @param forced outputs that get one in any case
  static BatchBody of(String where, Graph body, int size, List<Boolean> in, List<Boolean> forced) {
    List<ShapedArray> avals = new ArrayList<>();
    for (int i = 0; i < in.size(); i++) {
      ShapedArray aval = body.invars().get(i).aval();
      avals.add(in.get(i) ? aval.withShape(aval.shape().insert(0, size)) : aval);
    }
    List<Boolean> batched = new ArrayList<>(forced);
    ClosedGraph graph = MakeGraph.trace(where, avals, inputs -> {
      List<Batched> values = new ArrayList<>();
      for (int i = 0; i < in.size(); i++) {
        values.add(in.get(i) ? new Batched(inputs.get(i), 0) : Batched.same(inputs.get(i)));
      }
      List<Batched> results = Vmap.flat(x -> EvalGraph.eval(body, x), size, values);
      Mask.widen(batched, results.stream().map(Batched::isBatched).toList());
      List<Tensor> out = new ArrayList<>();
      for (int i = 0; i < results.size(); i++) {
        out.add(batched.get(i) ? Vmap.moveTo(0, size, results.get(i)) : results.get(i).value());
      }
      return out;
    });
    return new BatchBody(graph, List.copyOf(batched));
  }

  /// The operands with their batch axis in front, where they have one.
  static List<Tensor> inFront(int size, List<Batched> in, List<Boolean> batched) {
    List<Tensor> moved = new ArrayList<>();
    for (int i = 0; i < in.size(); i++) {
      moved.add(batched.get(i) ? Vmap.moveTo(0, size, in.get(i)) : in.get(i).value());
    }
    return moved;
  }

  /// Results whose batch axis is in front, where they have one.
  static List<Batched> tagged(List<Tensor> results, List<Boolean> batched) {
    List<Batched> tagged = new ArrayList<>();
    for (int i = 0; i < results.size(); i++) {
      tagged.add(batched.get(i) ? new Batched(results.get(i), 0) : Batched.same(results.get(i)));
    }
    return tagged;
  }
}
