package dev.hokku.control;

import dev.hokku.core.Operand;
import dev.hokku.core.Tangent;
import dev.hokku.graph.Atom;
import dev.hokku.graph.Call;
import dev.hokku.graph.ClosedGraph;
import dev.hokku.lax.Binding;
import dev.hokku.tensor.ShapedArray;
import dev.hokku.tensor.Tensor;
import dev.hokku.transform.Transpose;
import java.util.List;

/// What all calls have in common: types and transpose are those of the body.
interface MarkedCall extends Call {

  @Override
  default List<ShapedArray> abstractEval(List<ShapedArray> in) {
    return body().outvars().stream().map(Atom::aval).toList();
  }

  @Override
  default List<Tangent> transpose(List<Operand> in, List<Tangent> cts) {
    return Transpose.backward(body(), in, cts);
  }

  /// Binds a call whose body captured values: they are further operands, at the end.
  static List<Tensor> bind(MarkedCall call, List<Tensor> operands, ClosedGraph body) {
    return Binding.bind(call, Mask.join(operands, body.consts()));
  }
}
