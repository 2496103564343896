package dev.hokku.control;

import dev.hokku.core.Batched;
import dev.hokku.core.Dual;
import dev.hokku.core.HokkuException;
import dev.hokku.core.Primitive;
import dev.hokku.core.Tangent;
import dev.hokku.graph.Graph;
import dev.hokku.lax.Binding;
import dev.hokku.lax.Lax;
import dev.hokku.tensor.Axes;
import dev.hokku.tensor.Tensor;
import dev.hokku.transform.Linearizable;
import dev.hokku.transform.Vmap;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/// A function with a reverse-mode rule of the user's.
///
/// @param body the function; inputs the arguments, then captured values
/// @param arguments how many inputs are arguments
/// @param rule the forward half of the rule
record CustomVjpCall(Graph body, int arguments, Forward rule) implements MarkedCall, Linearizable {

  /// From the arguments to the results, and what the backward half needs.
  @FunctionalInterface
  interface Forward {
    Kept apply(List<Tensor> arguments);
  }

  /// From residuals and cotangents of the results to cotangents of the arguments.
  @FunctionalInterface
  interface Backward {
    List<Tensor> apply(List<Tensor> residuals, List<Tensor> cts);
  }

  /// What the forward half gives.
  record Kept(List<Tensor> results, List<Tensor> residuals, Backward backward) {}

  @Override
  public String name() {
    return "custom_vjp_call";
  }

  @Override
  public Primitive withBodies(UnaryOperator<Graph> rewrite) {
    return new CustomVjpCall(rewrite.apply(body), arguments, rule);
  }

  @Override
  public Dual jvp(List<Tensor> primals, List<Tangent> tangents) {
    throw CustomVjpTangent.noForwardMode();
  }

  @Override
  public Dual linearize(List<Tensor> primals, List<Tangent> tangents) {
    CustomJvpCall.requireArgumentsOnly("customVjp", arguments, tangents);
    Kept kept = rule.apply(primals.subList(0, arguments));
    List<Boolean> floating = kept.results().stream().map(result -> result.dtype().isFloating()).toList();
    CustomVjpTangent op = new CustomVjpTangent(
        kept.backward(), kept.results().stream().map(Tensor::aval).toList(), kept.residuals().size());
    List<Tensor> directions = tangents.subList(0, arguments).stream().map(Lax::instantiate).toList();
    List<Tensor> moved = Binding.bind(op, Mask.join(kept.residuals(), directions));
    List<Tangent> out = new ArrayList<>();
    for (int i = 0; i < moved.size(); i++) {
      out.add(floating.get(i) ? Tangent.of(moved.get(i)) : Tangent.zeroLike(kept.results().get(i)));
    }
    return new Dual(kept.results(), out);
  }

  @Override
  public List<Batched> batch(int size, List<Batched> in) {
    List<Boolean> batched = in.stream().map(Batched::isBatched).toList();
    BatchBody batch = BatchBody.of("customVjp", body, size, batched, Mask.none(body.outvars().size()));
    CustomVjpCall call = new CustomVjpCall(
        batch.graph().graph(), arguments, values -> forward(size, batched.subList(0, arguments), batch.batched(), values));
    return BatchBody.tagged(MarkedCall.bind(call, BatchBody.inFront(size, in, batched), batch.graph()), batch.batched());
  }

  private Kept forward(int size, List<Boolean> in, List<Boolean> out, List<Tensor> arguments) {
    List<Kept> kept = new ArrayList<>();
    List<Batched> values = Vmap.flat(x -> {
      Kept each = rule.apply(x);
      kept.add(each);
      return Mask.join(each.results(), each.residuals());
    }, size, BatchBody.tagged(arguments, in));
    List<Batched> residuals = values.subList(out.size(), values.size());
    List<Boolean> carried = residuals.stream().map(Batched::isBatched).toList();
    return new Kept(
        BatchBody.inFront(size, values.subList(0, out.size()), out),
        BatchBody.inFront(size, residuals, carried),
        (found, cts) -> backward(size, kept.getFirst().backward(), BatchBody.tagged(Mask.join(found, cts), Mask.join(carried, out)), found.size(), in));
  }

  /// An argument that all elements of the batch share receives the sum of their cotangents.
  static List<Tensor> backward(int size, Backward backward, List<Batched> given, int residuals, List<Boolean> in) {
    List<Batched> cts = Vmap.flat(x -> backward.apply(x.subList(0, residuals), x.subList(residuals, x.size())), size, given);
    List<Tensor> out = new ArrayList<>();
    for (int i = 0; i < cts.size(); i++) {
      Tensor each = Vmap.moveTo(0, size, cts.get(i));
      out.add(in.get(i) || !each.dtype().isFloating() ? each : Lax.reduceSum(each, Axes.of(0)));
    }
    return out;
  }

  /// Without the rule, which is code and prints an address.
  @Override
  public String toString() {
    return "CustomVjpCall[body=%s, arguments=%d]".formatted(body, arguments);
  }
}
