package dev.hokku.transform;

import dev.hokku.core.Staging;
import dev.hokku.graph.ClosedGraph;
import dev.hokku.tensor.ShapedArray;
import dev.hokku.tensor.Tensor;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.IntSupplier;

/// Runs a function once on stand-ins and records what it does. Source: `jax.make_jaxpr`.
public final class MakeGraph {

  private MakeGraph() {}

  /// The graph of `f` for inputs of these types.
  ///
  /// Every operation in the dynamic extent of the call is recorded, also those without operands. Tensors that `f` captures are hidden inputs at the
  /// end; scalars among them become literals.
  public static ClosedGraph trace(List<ShapedArray> in, Function<List<Tensor>, List<Tensor>> f) {
    return trace("makeGraph", in, f);
  }

  /// The graph of `f` for inputs of these types.
  ///
  /// @param transform the user's word for what traces, for messages: `jit`, `the body of scan`
  public static ClosedGraph trace(String transform, List<ShapedArray> in, Function<List<Tensor>, List<Tensor>> f) {
    StagingTrace trace = new StagingTrace(transform);
    try {
      List<Tensor> inputs = in.stream().<Tensor>map(trace::input).toList();
      return trace.finish(Staging.within(trace, () -> f.apply(inputs)));
    } finally {
      trace.abandon();
    }
  }

  /// As [#trace(List, Function)], for callers that want to know what part of the graph comes from where.
  ///
  /// @param f its second argument tells how many equations there are so far; -1 inside a body, which is one equation for the graph around it
  public static ClosedGraph traceWatched(List<ShapedArray> in, BiFunction<List<Tensor>, IntSupplier, List<Tensor>> f) {
    StagingTrace trace = new StagingTrace("makeGraph");
    IntSupplier recorded = () -> Staging.current().orElse(null) == trace ? trace.size() : -1;
    try {
      List<Tensor> inputs = in.stream().<Tensor>map(trace::input).toList();
      return trace.finish(Staging.within(trace, () -> f.apply(inputs, recorded)));
    } finally {
      trace.abandon();
    }
  }
}
