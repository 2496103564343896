package dev.hokku.control;

import dev.hokku.core.Batched;
import dev.hokku.core.Dual;
import dev.hokku.core.HokkuException;
import dev.hokku.core.Primitive;
import dev.hokku.core.SourceLines;
import dev.hokku.core.Tangent;
import dev.hokku.graph.Graph;
import dev.hokku.lax.Lax;
import dev.hokku.lax.Numpy;
import dev.hokku.tensor.Tensor;
import dev.hokku.transform.EvalGraph;
import dev.hokku.transform.Linearizable;
import dev.hokku.transform.Linearize;
import dev.hokku.transform.Linearized;
import dev.hokku.transform.Vmap;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/// A function with a jvp rule of the user's.
///
/// @param body the function; inputs the arguments, then captured values
/// @param arguments how many inputs are arguments
/// @param rule the jvp of the arguments
record CustomJvpCall(Graph body, int arguments, Rule rule) implements MarkedCall, Linearizable {

  /// From values and tangents to the results and their tangents.
  @FunctionalInterface
  interface Rule {
    List<Tensor> apply(List<Tensor> primals, List<Tensor> tangents);
  }

  @Override
  public String name() {
    return "custom_jvp_call";
  }

  @Override
  public Primitive withBodies(UnaryOperator<Graph> rewrite) {
    return new CustomJvpCall(rewrite.apply(body), arguments, rule);
  }

  /// Refuses derivatives in captured values, of which the rule knows nothing.
  static void requireArgumentsOnly(String what, int arguments, List<Tangent> tangents) {
    if (tangents.subList(arguments, tangents.size()).stream().anyMatch(tangent -> !tangent.isZero())) {
      throw new HokkuException(
          "%s: the function captured a tensor that is being differentiated, but its rule knows only the arguments.".formatted(what),
          SourceLines.current(),
          "Pass the tensor as an argument.");
    }
  }

  @Override
  public Dual jvp(List<Tensor> primals, List<Tangent> tangents) {
    requireArgumentsOnly("customJvp", arguments, tangents);
    List<Tensor> results = rule.apply(primals.subList(0, arguments), tangents.subList(0, arguments).stream().map(Lax::instantiate).toList());
    int outputs = body.outvars().size();
    List<Tangent> out = new ArrayList<>();
    for (Tensor tangent : results.subList(outputs, results.size())) {
      out.add(tangent.dtype().isFloating() ? Tangent.of(tangent) : Tangent.zeroLike(tangent));
    }
    return new Dual(results.subList(0, outputs), out);
  }

  /// The rule is linear in the tangents, so it is its own derivative in them. Linearized at zero it gives the results, and a graph of its tangents in which each
  /// operation has a transpose, also where the rule is written with loops that mix values and tangents.
  @Override
  public Dual linearize(List<Tensor> primals, List<Tangent> tangents) {
    requireArgumentsOnly("customJvp", arguments, tangents);
    List<Tensor> given = primals.subList(0, arguments);
    List<Boolean> active = Mask.moved(tangents.subList(0, arguments));
    Linearized rules = Linearize.flat(
        "grad", directions -> rule.apply(given, directions), given.stream().map(Numpy::zerosLike).toList(), active);
    List<Tensor> moved = EvalGraph.eval(rules.linear(), Mask.pick(tangents.subList(0, arguments), active).stream().map(Tangent::value).toList());
    int outputs = body.outvars().size();
    List<Tangent> out = new ArrayList<>();
    int next = Mask.count(rules.moved().subList(0, outputs)); // results do not depend on tangents
    for (int i = 0; i < outputs; i++) {
      out.add(rules.moved().get(outputs + i) ? Tangent.of(moved.get(next++)) : Tangent.zeroLike(rules.primals().get(i)));
    }
    return new Dual(rules.primals().subList(0, outputs), out);
  }

  @Override
  public List<Batched> batch(int size, List<Batched> in) {
    List<Boolean> batched = in.stream().map(Batched::isBatched).toList();
    BatchBody batch = BatchBody.of("customJvp", body, size, batched, Mask.none(body.outvars().size()));
    List<Boolean> both = Mask.join(batched.subList(0, arguments), batched.subList(0, arguments));
    Rule mapped = (primals, tangents) -> {
      List<Batched> given = BatchBody.tagged(Mask.join(primals, tangents), both);
      List<Batched> results = Vmap.flat(x -> rule.apply(x.subList(0, arguments), x.subList(arguments, x.size())), size, given);
      return BatchBody.inFront(size, results, Mask.join(batch.batched(), batch.batched()));
    };
    CustomJvpCall call = new CustomJvpCall(batch.graph().graph(), arguments, mapped);
    return BatchBody.tagged(MarkedCall.bind(call, BatchBody.inFront(size, in, batched), batch.graph()), batch.batched());
  }

  /// Without the rule, which is code and prints an address.
  @Override
  public String toString() {
    return "CustomJvpCall[body=%s, arguments=%d]".formatted(body, arguments);
  }
}
