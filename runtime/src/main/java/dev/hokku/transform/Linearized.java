package dev.hokku.transform;

import dev.hokku.core.Tangent;
import dev.hokku.graph.ClosedGraph;
import dev.hokku.tensor.ShapedArray;
import dev.hokku.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;

/// The results of a function at a point, and its derivative there as a graph.
///
/// @param primals the results
/// @param linear from the tangents of the active inputs to the tangents of the results that have one; its captured values are the residuals
/// @param active which inputs have a tangent
/// @param moved which results have one
public record Linearized(List<Tensor> primals, ClosedGraph linear, List<Boolean> active, List<Boolean> moved) {

  /// Copies the lists, so that they never change.
  public Linearized {
    primals = List.copyOf(primals);
    active = List.copyOf(active);
    moved = List.copyOf(moved);
  }

  /// The tangents of the results for these tangents of all inputs; those of inactive inputs are not looked at.
  List<Tangent> push(List<Tensor> tangents) {
    List<Tensor> given = new ArrayList<>();
    for (int i = 0; i < active.size(); i++) {
      if (active.get(i)) {
        given.add(tangents.get(i));
      }
    }
    List<Tensor> values = EvalGraph.eval(linear, given);
    List<Tangent> out = new ArrayList<>();
    int next = 0;
    for (int i = 0; i < primals.size(); i++) {
      out.add(moved.get(i) ? Tangent.of(values.get(next++)) : Tangent.zeroLike(primals.get(i)));
    }
    return out;
  }

  /// The cotangents of all inputs for these cotangents of the results; zero for inactive inputs.
  ///
  /// @param avals types of the inputs
  List<Tangent> pull(List<ShapedArray> avals, List<Tangent> cts) {
    List<Tangent> given = new ArrayList<>();
    for (int i = 0; i < moved.size(); i++) {
      if (moved.get(i)) {
        given.add(cts.get(i));
      }
    }
    List<Tangent> found = Transpose.backward(linear, given);
    List<Tangent> out = new ArrayList<>();
    int next = 0;
    for (int i = 0; i < active.size(); i++) {
      out.add(active.get(i) ? found.get(next++) : new Tangent.Zero(avals.get(i)));
    }
    return out;
  }
}
