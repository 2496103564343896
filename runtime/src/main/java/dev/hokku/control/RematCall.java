package dev.hokku.control;

import dev.hokku.core.Batched;
import dev.hokku.core.Dual;
import dev.hokku.core.Primitive;
import dev.hokku.core.Tangent;
import dev.hokku.graph.Atom;
import dev.hokku.graph.ClosedGraph;
import dev.hokku.graph.Eqn;
import dev.hokku.graph.Graph;
import dev.hokku.graph.Prunable;
import dev.hokku.graph.Var;
import dev.hokku.lax.Binding;
import dev.hokku.tensor.Tensor;
import dev.hokku.transform.EvalGraph;
import dev.hokku.transform.Linearizable;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/// A function whose inner values are computed again in the backward pass instead of being kept.
///
/// Linearized, it gives its results and what the policy keeps; the tangents go through a [RematTangent], which knows how to find the other residuals.
///
/// @param body the function
/// @param policy what is kept
public record RematCall(Graph body, RematPolicy policy) implements MarkedCall, Linearizable, Prunable {

  private static final String WHERE = "remat";

  @Override
  public String name() {
    return "remat";
  }

  @Override
  public Primitive withBodies(UnaryOperator<Graph> rewrite) {
    return new RematCall(rewrite.apply(body), policy);
  }

  @Override
  public Pruned prune(List<Boolean> used) {
    LiveBody live = LiveBody.of(body, used);
    return new Pruned(new RematCall(live.with(live.inputs()), policy), LiveBody.places(live.inputs()), LiveBody.places(used));
  }

  @Override
  public Dual jvp(List<Tensor> primals, List<Tangent> tangents) {
    List<Boolean> active = Mask.moved(tangents);
    int outputs = body.outvars().size();
    JvpBody jvp = JvpBody.of(WHERE, body, active, Mask.none(outputs));
    List<Tensor> moved = Mask.pick(tangents, active).stream().map(Tangent::value).toList();
    List<Tensor> results = MarkedCall.bind(new RematCall(jvp.graph().graph(), policy), Mask.join(primals, moved), jvp.graph());
    return dual(results.subList(0, outputs), results.subList(outputs, results.size()), jvp.moved());
  }

  private static Dual dual(List<Tensor> primals, List<Tensor> tangents, List<Boolean> moved) {
    List<Tangent> spread = new ArrayList<>();
    int next = 0;
    for (int i = 0; i < primals.size(); i++) {
      spread.add(moved.get(i) ? Tangent.of(tangents.get(next++)) : Tangent.zeroLike(primals.get(i)));
    }
    return new Dual(primals, spread);
  }

  @Override
  public List<Batched> batch(int size, List<Batched> in) {
    List<Boolean> batched = in.stream().map(Batched::isBatched).toList();
    BatchBody batch = BatchBody.of(WHERE, body, size, batched, Mask.none(body.outvars().size()));
    List<Tensor> operands = BatchBody.inFront(size, in, batched);
    return BatchBody.tagged(MarkedCall.bind(new RematCall(batch.graph().graph(), policy), operands, batch.graph()), batch.batched());
  }

  @Override
  public Dual linearize(List<Tensor> primals, List<Tangent> tangents) {
    List<Boolean> active = Mask.moved(tangents);
    int outputs = body.outvars().size();
    LinearBody split = LinearBody.of(WHERE, body, active, Mask.none(outputs));
    Graph known = split.known().graph();
    List<Tensor> operands = Mask.join(primals, split.known().consts());

    List<Atom> residuals = known.outvars().subList(outputs, known.outvars().size());
    List<Var> kept = kept(known, residuals);
    Graph forward = new Graph(known.invars(), known.eqns(), Mask.join(known.outvars().subList(0, outputs), kept));
    List<Tensor> values = EvalGraph.eval(LiveBody.of(forward, Mask.all(forward.outvars().size())).graph(), operands);
    List<Tensor> results = values.subList(0, outputs);
    if (Mask.count(split.moved()) == 0) {
      return dual(results, List.of(), split.moved());
    }
    Graph recompute = recompute(known, residuals, kept);
    // What the linear part captured are constants of its own: operands between the residuals' inputs and the tangents.
    List<Tensor> captured = split.linear().consts();
    RematTangent tangent = new RematTangent(recompute, ordered(split.linear(), Mask.count(active)), captured.size());
    List<Tensor> moved = Mask.pick(tangents, active).stream().map(Tangent::value).toList();
    List<Tensor> in = Mask.join(Mask.join(operands, values.subList(outputs, values.size())), Mask.join(captured, moved));
    return dual(results, Binding.bind(tangent, in), split.moved());
  }

  /// The values that the policy keeps, of those that the residuals need.
  private List<Var> kept(Graph known, List<Atom> residuals) {
    Set<Atom> needed = new HashSet<>(residuals);
    List<Var> kept = new ArrayList<>();
    for (Eqn eqn : known.eqns().reversed()) {
      if (eqn.out().stream().noneMatch(needed::contains)) {
        continue;
      }
      if (policy.keeps(eqn.op())) {
        eqn.out().stream().filter(needed::contains).forEach(kept::add);
      } else {
        needed.addAll(eqn.in());
      }
    }
    return kept;
  }

  /// Inputs those of the body, then what was kept; outputs the residuals.
  private static Graph recompute(Graph known, List<Atom> residuals, List<Var> kept) {
    Set<Atom> needed = new HashSet<>(residuals);
    Set<Var> given = Set.copyOf(kept);
    int nextId = known.eqns().stream().flatMap(eqn -> eqn.out().stream()).mapToInt(Var::id).max().orElse(0) + 1;
    List<Eqn> eqns = new ArrayList<>();
    for (Eqn eqn : known.eqns().reversed()) {
      boolean wanted = eqn.out().stream().anyMatch(out -> needed.contains(out) && !given.contains(out));
      if (wanted) {
        // A kept result of an equation that must run for another result is computed under another name.
        List<Var> out = new ArrayList<>();
        for (Var var : eqn.out()) {
          out.add(given.contains(var) ? new Var(nextId++, var.aval()) : var);
        }
        eqns.add(new Eqn(eqn.op(), eqn.in(), out, eqn.where()));
        needed.addAll(eqn.in());
      }
    }
    return new Graph(Mask.join(known.invars(), kept), eqns.reversed(), residuals);
  }

  /// The linear part with its inputs in the order residuals, captured values, tangents.
  private static Graph ordered(ClosedGraph linear, int tangents) {
    List<Var> vars = linear.graph().invars();
    return new Graph(
        Mask.join(vars.subList(tangents, vars.size()), vars.subList(0, tangents)), linear.graph().eqns(), linear.graph().outvars());
  }

  /// Applies the function `body` was traced from.
  static List<Tensor> bind(ClosedGraph body, RematPolicy policy, List<Tensor> operands) {
    return MarkedCall.bind(new RematCall(body.graph(), policy), operands, body);
  }

  /// With the name of the policy, for reading it back; `code` for one that is a Java function.
  @Override
  public String toString() {
    return switch (policy) {
      case RematPolicy.Known known -> "RematCall[body=%s, policy=%s]".formatted(body, known);
      case RematPolicy.Labelled named -> "RematCall[body=%s, policy=%s, labels=%s]".formatted(body, named, named.labels());
      default -> "RematCall[body=%s, policy=code]".formatted(body);
    };
  }
}
