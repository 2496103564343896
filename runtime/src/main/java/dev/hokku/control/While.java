package dev.hokku.control;

import dev.hokku.core.Batched;
import dev.hokku.core.Dual;
import dev.hokku.core.HokkuException;
import dev.hokku.core.Operand;
import dev.hokku.core.Primitive;
import dev.hokku.core.SourceLines;
import dev.hokku.core.Tangent;
import dev.hokku.graph.Atom;
import dev.hokku.graph.ClosedGraph;
import dev.hokku.graph.Graph;
import dev.hokku.graph.HasBodies;
import dev.hokku.graph.Prunable;
import dev.hokku.graph.Var;
import dev.hokku.lax.Binding;
import dev.hokku.lax.Lax;
import dev.hokku.tensor.Axes;
import dev.hokku.tensor.ShapedArray;
import dev.hokku.tensor.Tensor;
import dev.hokku.transform.EvalGraph;
import dev.hokku.transform.Linearizable;
import dev.hokku.transform.MakeGraph;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/// Repeats `carry = body(constants, carry)` while `cond(constants, carry)`. Operands: constants of the test, constants of the body, first carry.
///
/// The number of steps is not known before, so there is nowhere to keep the residuals: reverse mode is refused. Over a batch the loop runs until
/// the last element is done, and those that are done keep their values. Source: `jax.lax.while_loop`.
///
/// @param cond inputs its constants and carry; output `bool[]`
/// @param body inputs its constants and carry; outputs carry
/// @param condConsts how many operands are constants of the test
/// @param bodyConsts how many operands are constants of the body
public record While(Graph cond, Graph body, int condConsts, int bodyConsts) implements HasBodies, Linearizable, Prunable {

  private static final String WHERE = "the body of whileLoop";

  @Override
  public String name() {
    return "while";
  }

  @Override
  public List<Graph> bodies() {
    return List.of(cond, body);
  }

  @Override
  public Primitive withBodies(UnaryOperator<Graph> rewrite) {
    return new While(rewrite.apply(cond), rewrite.apply(body), condConsts, bodyConsts);
  }

  @Override
  public List<ShapedArray> abstractEval(List<ShapedArray> in) {
    return in.subList(condConsts + bodyConsts, in.size());
  }

  private int carry() {
    return body.outvars().size();
  }

  @Override
  public Dual jvp(List<Tensor> primals, List<Tangent> tangents) {
    int consts = condConsts + bodyConsts;
    List<Boolean> active = new ArrayList<>(Mask.moved(tangents).subList(condConsts, primals.size()));
    List<Boolean> activeCarry = active.subList(bodyConsts, active.size());
    JvpBody jvp;
    do {
      jvp = JvpBody.of(WHERE, body, active, activeCarry);
    } while (Mask.widen(activeCarry, jvp.moved()));

    // The new body takes constants, tangents of constants, captured values, carry, tangents of carry.
    List<Tangent> bodyTangents = tangents.subList(condConsts, tangents.size());
    List<Boolean> activeConsts = active.subList(0, bodyConsts);
    int movedConsts = Mask.count(activeConsts);
    Graph mixed = jvp.graph().graph();
    int given = active.size();
    List<Var> vars = new ArrayList<>(mixed.invars().subList(0, bodyConsts));
    vars.addAll(mixed.invars().subList(given, given + movedConsts));
    vars.addAll(mixed.invars().subList(jvp.graph().arity(), mixed.invars().size()));
    int newConsts = vars.size();
    vars.addAll(mixed.invars().subList(bodyConsts, given));
    vars.addAll(mixed.invars().subList(given + movedConsts, jvp.graph().arity()));

    List<Tensor> operands = new ArrayList<>(primals.subList(0, consts));
    operands.addAll(values(bodyTangents.subList(0, bodyConsts), activeConsts));
    operands.addAll(jvp.graph().consts());
    operands.addAll(primals.subList(consts, primals.size()));
    List<Tensor> carryTangents = values(bodyTangents.subList(bodyConsts, given), activeCarry);
    operands.addAll(carryTangents);

    Graph test = withIgnored(cond, carryTangents.stream().map(Tensor::aval).toList());
    List<Tensor> results = Binding.bind(
        new While(test, new Graph(vars, mixed.eqns(), mixed.outvars()), condConsts, newConsts), operands);
    return dual(results, activeCarry);
  }

  private Dual dual(List<Tensor> results, List<Boolean> moved) {
    List<Tangent> tangents = new ArrayList<>();
    int next = carry();
    for (int i = 0; i < carry(); i++) {
      tangents.add(moved.get(i) ? Tangent.of(results.get(next++)) : Tangent.zeroLike(results.get(i)));
    }
    return new Dual(results.subList(0, carry()), tangents);
  }

  private static List<Tensor> values(List<Tangent> tangents, List<Boolean> active) {
    return Mask.pick(tangents, active).stream().map(Lax::instantiate).toList();
  }

  /// The graph with more inputs, which it does not read.
  private static Graph withIgnored(Graph graph, List<ShapedArray> more) {
    int next = graph.invars().stream().mapToInt(Var::id).max().orElse(-1) + 1;
    next = Math.max(next, graph.eqns().stream().flatMap(eqn -> eqn.out().stream()).mapToInt(Var::id).max().orElse(-1) + 1);
    List<Var> vars = new ArrayList<>(graph.invars());
    for (ShapedArray aval : more) {
      vars.add(new Var(next++, aval));
    }
    return new Graph(vars, graph.eqns(), graph.outvars());
  }

  /// The loop is run once for the results, and once more, as its jvp, for the tangents: forward mode only.
  @Override
  public Dual linearize(List<Tensor> primals, List<Tangent> tangents) {
    List<Tensor> results = Binding.bind(this, primals);
    return new Dual(results, jvp(primals, tangents).tangents());
  }

  @Override
  public List<Tangent> transpose(List<Operand> in, List<Tangent> cts) {
    throw new HokkuException(
        "grad: reverse mode cannot go through whileLoop, or foriLoop with bounds that are tensors: how many steps there are is not known before.",
        SourceLines.here(),
        "Use scan, or foriLoop with int bounds; or differentiate forwards, with jvp or jacfwd.");
  }

  @Override
  public List<Batched> batch(int size, List<Batched> in) {
    List<Boolean> batched = new ArrayList<>(in.stream().map(Batched::isBatched).toList());
    int consts = condConsts + bodyConsts;
    List<Boolean> carryBatched = batched.subList(consts, in.size());
    BatchBody test;
    BatchBody step;
    do {
      List<Boolean> testIn = Mask.join(batched.subList(0, condConsts), carryBatched);
      test = BatchBody.of("the test of whileLoop", cond, size, testIn, Mask.none(1));
      if (test.batched().getFirst()) {
        carryBatched.replaceAll(any -> true);
        test = BatchBody.of("the test of whileLoop", cond, size, Mask.join(batched.subList(0, condConsts), carryBatched), Mask.all(1));
      }
      step = BatchBody.of(WHERE, body, size, batched.subList(condConsts, in.size()), carryBatched);
    } while (Mask.widen(carryBatched, step.batched()));
    List<Tensor> operands = BatchBody.inFront(size, in, batched);
    List<Tensor> testConsts = Mask.join(test.graph().consts(), operands.subList(0, condConsts));
    List<Tensor> stepConsts = Mask.join(step.graph().consts(), operands.subList(condConsts, consts));
    List<Tensor> init = operands.subList(consts, operands.size());
    List<Tensor> results = test.batched().getFirst()
        ? runMasked(test.graph(), step.graph(), testConsts, stepConsts, init)
        : run(constsFirst(test.graph()), constsFirst(step.graph()), testConsts, stepConsts, init);
    return BatchBody.tagged(results, carryBatched);
  }

  private static List<Tensor> run(Graph test, Graph step, List<Tensor> testConsts, List<Tensor> stepConsts, List<Tensor> init) {
    return Binding.bind(new While(test, step, testConsts.size(), stepConsts.size()), Mask.join(testConsts, Mask.join(stepConsts, init)));
  }

  /// Each element of the batch has its own test: the loop goes on while any is true, and changes only those.
  private static List<Tensor> runMasked(
      ClosedGraph test, ClosedGraph step, List<Tensor> testConsts, List<Tensor> stepConsts, List<Tensor> init) {
    Graph each = constsFirst(test);
    Graph next = constsFirst(step);
    int tests = testConsts.size();
    int steps = stepConsts.size();
    ClosedGraph any = MakeGraph.trace("the test of whileLoop", avals(Mask.join(testConsts, init)), in ->
        List.of(Lax.reduceOr(EvalGraph.eval(each, in).getFirst(), Axes.of(0))));
    ClosedGraph masked = MakeGraph.trace(WHERE, avals(Mask.join(testConsts, Mask.join(stepConsts, init))), in -> {
      List<Tensor> carry = in.subList(tests + steps, in.size());
      Tensor running = EvalGraph.eval(each, Mask.join(in.subList(0, tests), carry)).getFirst();
      List<Tensor> moved = EvalGraph.eval(next, in.subList(tests, in.size()));
      List<Tensor> kept = new ArrayList<>();
      for (int i = 0; i < moved.size(); i++) {
        Tensor mask = Lax.broadcastInDim(running, moved.get(i).shape(), Axes.of(0));
        kept.add(Lax.select(mask, moved.get(i), carry.get(i)));
      }
      return kept;
    });
    return run(
        constsFirst(any), constsFirst(masked),
        Mask.join(any.consts(), testConsts), Mask.join(masked.consts(), Mask.join(testConsts, stepConsts)), init);
  }

  /// A carry is needed if it is a used result, if the test reads it, or if the next value of a needed one does.
  @Override
  public Pruned prune(List<Boolean> used) {
    List<Boolean> needed = new ArrayList<>(used);
    LiveBody test = LiveBody.of(cond, Mask.all(1));
    Mask.widen(needed, test.inputs().subList(condConsts, test.inputs().size()));
    LiveBody live;
    do {
      live = LiveBody.of(body, needed);
    } while (Mask.widen(needed, live.inputs().subList(bodyConsts, live.inputs().size())));
    List<Boolean> testConsts = test.inputs().subList(0, condConsts);
    List<Boolean> stepConsts = live.inputs().subList(0, bodyConsts);
    While smaller = new While(
        test.with(Mask.join(testConsts, needed)), live.with(Mask.join(stepConsts, needed)), Mask.count(testConsts), Mask.count(stepConsts));
    return new Pruned(
        smaller, LiveBody.places(Mask.join(testConsts, Mask.join(stepConsts, needed))), LiveBody.places(needed));
  }

  private static List<ShapedArray> avals(List<Tensor> tensors) {
    return tensors.stream().map(Tensor::aval).toList();
  }

  /// The graph with its captured inputs in front.
  static Graph constsFirst(ClosedGraph closed) {
    Graph graph = closed.graph();
    List<Var> vars = graph.invars();
    return new Graph(
        Mask.join(vars.subList(closed.arity(), vars.size()), vars.subList(0, closed.arity())), graph.eqns(), List.<Atom>copyOf(graph.outvars()));
  }
}
