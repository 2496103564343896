package dev.hokku.control;

import dev.hokku.core.Batched;
import dev.hokku.core.Dual;
import dev.hokku.core.Operand;
import dev.hokku.core.Primitive;
import dev.hokku.core.ShapeError;
import dev.hokku.core.Tangent;
import dev.hokku.graph.Atom;
import dev.hokku.graph.ClosedGraph;
import dev.hokku.graph.Graph;
import dev.hokku.graph.HasBodies;
import dev.hokku.graph.Literal;
import dev.hokku.graph.Prunable;
import dev.hokku.lax.Binding;
import dev.hokku.lax.Lax;
import dev.hokku.tensor.ShapedArray;
import dev.hokku.tensor.Tensor;
import dev.hokku.transform.EvalGraph;
import dev.hokku.transform.Linearizable;
import dev.hokku.transform.MakeGraph;
import dev.hokku.transform.Transpose;
import dev.hokku.transform.Vmap;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/// Runs one of several graphs: operands the index, `s32[]` in `[0, n)`, and what the graphs take; all take and give the same types.
///
/// Under `vmap` with an index that differs between elements all branches run, and each element selects. Source: `jax.lax.cond`, `jax.lax.switch`.
///
/// @param branches at least one
public record Cond(List<Graph> branches) implements HasBodies, Linearizable, Prunable {

  private static final String WHERE = "a branch of cond";

  /// Copies the list, so that it never changes.
  public Cond {
    branches = List.copyOf(branches);
  }

  @Override
  public String name() {
    return "cond";
  }

  @Override
  public List<Graph> bodies() {
    return branches;
  }

  @Override
  public Primitive withBodies(UnaryOperator<Graph> rewrite) {
    return new Cond(branches.stream().map(rewrite).toList());
  }

  @Override
  public List<ShapedArray> abstractEval(List<ShapedArray> in) {
    List<ShapedArray> expected = branches.getFirst().invars().stream().map(Atom::aval).toList();
    if (!in.subList(1, in.size()).equals(expected)) {
      throw new ShapeError("cond", "the operands are %s, but the branches take %s.".formatted(in.subList(1, in.size()), expected), "Give operands like those it was traced with.");
    }
    return branches.getFirst().outvars().stream().map(Atom::aval).toList();
  }

  private int outputs() {
    return branches.getFirst().outvars().size();
  }

  /// Binds branches that captured different values: each gets the captured values of all as further operands.
  static List<Tensor> bind(Tensor index, List<ClosedGraph> branches, List<Tensor> operands) {
    List<Tensor> all = new ArrayList<>(operands);
    branches.forEach(branch -> all.addAll(branch.consts()));
    List<ShapedArray> avals = all.stream().map(Tensor::aval).toList();
    List<Graph> graphs = new ArrayList<>();
    int at = operands.size();
    for (ClosedGraph branch : branches) {
      int own = at;
      int captured = branch.consts().size();
      graphs.add(captured == all.size() - operands.size()
          ? branch.graph()
          : MakeGraph.trace(WHERE, avals, in ->
              EvalGraph.eval(branch.graph(), Mask.join(in.subList(0, operands.size()), in.subList(own, own + captured)))).graph());
      at += captured;
    }
    return Binding.bind(new Cond(graphs), Mask.join(List.of(index), all));
  }

  @Override
  public Dual jvp(List<Tensor> primals, List<Tangent> tangents) {
    List<Boolean> active = Mask.moved(tangents.subList(1, tangents.size()));
    List<Boolean> moved = Mask.none(outputs());
    for (Graph branch : branches) {
      Mask.widen(moved, JvpBody.of(WHERE, branch, active, moved).moved());
    }
    List<ClosedGraph> jvps = branches.stream().map(branch -> JvpBody.of(WHERE, branch, active, moved).graph()).toList();
    List<Tensor> directions = Mask.pick(tangents.subList(1, tangents.size()), active).stream().map(Tangent::value).toList();
    List<Tensor> results = bind(primals.getFirst(), jvps, Mask.join(primals.subList(1, primals.size()), directions));
    List<Tensor> out = results.subList(0, outputs());
    return new Dual(out, spread(out, results.subList(outputs(), results.size()), moved));
  }

  private static List<Tangent> spread(List<Tensor> primals, List<Tensor> tangents, List<Boolean> moved) {
    List<Tangent> spread = new ArrayList<>();
    int next = 0;
    for (int i = 0; i < primals.size(); i++) {
      spread.add(moved.get(i) ? Tangent.of(tangents.get(next++)) : Tangent.zeroLike(primals.get(i)));
    }
    return spread;
  }

  /// One cond for the results and the residuals, one for the tangents. The branches share places for residuals of equal types; a branch that does
  /// not use a place fills it with zeros.
  @Override
  public Dual linearize(List<Tensor> primals, List<Tangent> tangents) {
    List<Boolean> active = Mask.moved(tangents.subList(1, tangents.size()));
    List<Boolean> moved = Mask.none(outputs());
    for (Graph branch : branches) {
      Mask.widen(moved, LinearBody.of(WHERE, branch, active, moved).moved());
    }
    List<LinearBody> splits = branches.stream().map(branch -> LinearBody.of(WHERE, branch, active, moved)).toList();
    List<ShapedArray> places = new ArrayList<>();
    List<List<Integer>> placed = splits.stream().map(split -> place(split, places)).toList();

    List<ClosedGraph> forward = new ArrayList<>();
    List<ClosedGraph> linear = new ArrayList<>();
    List<Tensor> directions = Mask.pick(tangents.subList(1, tangents.size()), active).stream().map(Tangent::value).toList();
    for (int i = 0; i < splits.size(); i++) {
      forward.add(withPlaces(splits.get(i), placed.get(i), places));
      linear.add(fromPlaces(splits.get(i), placed.get(i), places, directions.stream().map(Tensor::aval).toList()));
    }
    List<Tensor> values = bind(primals.getFirst(), forward, primals.subList(1, primals.size()));
    List<Tensor> out = values.subList(0, outputs());
    if (Mask.count(moved) == 0) {
      return new Dual(out, out.stream().map(Tangent::zeroLike).toList());
    }
    List<Tensor> residuals = values.subList(outputs(), values.size());
    return new Dual(out, spread(out, bind(primals.getFirst(), linear, Mask.join(directions, residuals)), moved));
  }

  /// A place for each residual of a branch; new places are added to `places`.
  private static List<Integer> place(LinearBody split, List<ShapedArray> places) {
    List<Integer> taken = new ArrayList<>();
    List<Atom> out = split.known().graph().outvars();
    for (Atom residual : out.subList(split.moved().size(), out.size())) {
      int place = 0;
      while (place < places.size() && (taken.contains(place) || !places.get(place).equals(residual.aval()))) {
        place++;
      }
      if (place == places.size()) {
        places.add(residual.aval());
      }
      taken.add(place);
    }
    return taken;
  }

  private ClosedGraph withPlaces(LinearBody split, List<Integer> placed, List<ShapedArray> places) {
    List<ShapedArray> avals = split.known().graph().invars().stream().<ShapedArray>map(Atom::aval).toList().subList(0, split.known().arity());
    return MakeGraph.trace(WHERE, avals, in -> {
      List<Tensor> values = EvalGraph.eval(split.known(), in);
      List<Tensor> out = new ArrayList<>(values.subList(0, outputs()));
      for (int place = 0; place < places.size(); place++) {
        int residual = placed.indexOf(place);
        out.add(residual < 0 ? Lax.zeros(places.get(place)) : values.get(outputs() + residual));
      }
      return out;
    });
  }

  private static ClosedGraph fromPlaces(LinearBody split, List<Integer> placed, List<ShapedArray> places, List<ShapedArray> directions) {
    return MakeGraph.trace(WHERE, Mask.join(directions, places), in -> {
      List<Tensor> operands = new ArrayList<>(in.subList(0, directions.size()));
      placed.forEach(place -> operands.add(in.get(directions.size() + place)));
      return EvalGraph.eval(split.linear(), operands);
    });
  }

  @Override
  public List<Tangent> transpose(List<Operand> in, List<Tangent> cts) {
    List<Operand> operands = in.subList(1, in.size());
    List<Boolean> linear = operands.stream().map(Operand::isLinear).toList();
    List<Boolean> moved = Mask.moved(cts);
    List<Tensor> known = operands.stream().filter(operand -> !operand.isLinear()).map(Operand::value).toList();
    List<Tensor> given = Mask.join(known, Mask.pick(cts, moved).stream().map(Tangent::value).toList());
    List<ClosedGraph> backward = new ArrayList<>();
    for (Graph branch : branches) {
      backward.add(MakeGraph.trace(WHERE, given.stream().map(Tensor::aval).toList(), values -> {
        int next = 0;
        List<Operand> inputs = new ArrayList<>();
        for (int i = 0; i < linear.size(); i++) {
          inputs.add(linear.get(i) ? new Operand.Linear(operands.get(i).aval()) : new Operand.Known(values.get(next++)));
        }
        List<Tangent> outCts = new ArrayList<>();
        for (int i = 0; i < moved.size(); i++) {
          outCts.add(moved.get(i) ? Tangent.of(values.get(next++)) : cts.get(i));
        }
        return Mask.pick(Transpose.backward(branch, inputs, outCts), linear).stream().map(Lax::instantiate).toList();
      }));
    }
    List<Tensor> results = bind(in.getFirst().value(), backward, given);
    List<Tangent> out = new ArrayList<>();
    int next = 0;
    for (Operand operand : in) {
      out.add(operand.isLinear() ? Tangent.of(results.get(next++)) : new Tangent.Zero(operand.aval()));
    }
    return out;
  }

  @Override
  public List<Batched> batch(int size, List<Batched> in) {
    if (in.getFirst().isBatched()) {
      List<Boolean> own = in.stream().map(Batched::isBatched).toList();
      return Vmap.flat(x -> selected(x, own), size, in);
    }
    List<Batched> operands = in.subList(1, in.size());
    List<Boolean> batched = operands.stream().map(Batched::isBatched).toList();
    List<Boolean> out = Mask.none(outputs());
    for (Graph branch : branches) {
      Mask.widen(out, BatchBody.of(WHERE, branch, size, batched, out).batched());
    }
    List<ClosedGraph> bodies = branches.stream().map(branch -> BatchBody.of(WHERE, branch, size, batched, out).graph()).toList();
    return BatchBody.tagged(bind(in.getFirst().value(), bodies, BatchBody.inFront(size, operands, batched)), out);
  }

  /// All branches, and for each result the one of the index.
  ///
  /// @param own which operands each element has of its own
  private List<Tensor> selected(List<Tensor> in, List<Boolean> own) {
    Tensor index = in.getFirst();
    List<Tensor> chosen = List.of();
    for (int i = 0; i < branches.size(); i++) {
      Tensor taken = Lax.eq(index, EvalGraph.constant(Literal.of(index.dtype(), i)));
      List<Tensor> operands = new ArrayList<>();
      for (int k = 1; k < in.size(); k++) {
        operands.add(own.get(k) && in.get(k).dtype().isFloating() ? guarded(taken, in.get(k)) : in.get(k));
      }
      List<Tensor> results = EvalGraph.eval(branches.get(i), operands);
      List<Tensor> next = new ArrayList<>();
      for (int k = 0; k < results.size(); k++) {
        next.add(i == 0 ? results.get(k) : Lax.select(Lax.broadcastScalar(taken, results.get(k).shape()), results.get(k), chosen.get(k)));
      }
      chosen = next;
    }
    return chosen;
  }

  /// `x`, without a derivative where the branch is not taken: a branch may be singular there (its residuals may be zeros of another branch), and zero times
  /// infinity would send NaN backwards.
  private static Tensor guarded(Tensor taken, Tensor x) {
    return Lax.select(Lax.broadcastScalar(taken, x.shape()), x, Lax.stopGradient(x));
  }

  @Override
  public Pruned prune(List<Boolean> used) {
    List<LiveBody> live = branches.stream().map(branch -> LiveBody.of(branch, used)).toList();
    List<Boolean> operands = Mask.none(live.getFirst().inputs().size());
    live.forEach(branch -> Mask.widen(operands, branch.inputs()));
    Cond smaller = new Cond(live.stream().map(branch -> branch.with(operands)).toList());
    return new Pruned(smaller, LiveBody.places(Mask.join(Mask.all(1), operands)), LiveBody.places(used));
  }
}
