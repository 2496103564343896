package dev.hokku.backend.cpu.plan;

import dev.hokku.backend.Executable;
import dev.hokku.control.Scan;
import dev.hokku.graph.Atom;
import dev.hokku.graph.Eqn;
import dev.hokku.graph.Graph;
import dev.hokku.graph.HasBodies;
import dev.hokku.graph.Literal;
import dev.hokku.graph.Var;
import dev.hokku.graph.pass.InlineCalls;
import dev.hokku.lax.Reshape;
import dev.hokku.tensor.Buffer;
import dev.hokku.tensor.ShapedArray;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Makes a plan: chooses a step for each group of equations and each equation outside groups, then gives out the memory. Used once.
public final class Planner {

  private final Graph graph;
  private final Kernels kernels;
  private final Map<Var, Integer> definedBy = new HashMap<>();
  private final Map<Var, Value> values = new HashMap<>();
  private final Map<Literal, Value> literals = new HashMap<>();
  private final List<Value> constants = new ArrayList<>();
  private final List<Planned> steps = new ArrayList<>();
  private final BitSet donated;
  private final boolean looped;

  /// In the plan of a loop, what is done before its first turn; in any other, nothing.
  private final List<Planned> before = new ArrayList<>();

  private Planner(Graph graph, Kernels kernels, BitSet donated, boolean looped) {
    this.graph = graph;
    this.kernels = kernels;
    this.donated = donated;
    this.looped = looped;
    for (int e = 0; e < graph.eqns().size(); e++) {
      for (Var out : graph.eqns().get(e).out()) {
        definedBy.put(out, e);
      }
    }
  }

  /// A plan for `graph` that keeps its temporary memory between calls.
  ///
  /// @param donated places of inputs that results may take
  public static Executable plan(Graph graph, Kernels kernels, BitSet donated) {
    return new Planner(prepared(graph), kernels, donated, false).plan(Long.MAX_VALUE);
  }

  /// A plan for `graph`.
  ///
  /// @param mostKept bytes of temporary memory up to which it is kept between calls
  public static Executable plan(Graph graph, Kernels kernels, long mostKept) {
    return new Planner(prepared(graph), kernels, new BitSet(), false).plan(mostKept);
  }

  /// A plan for a loop.
  public static LoopExecutable plan(Scan scan, Kernels kernels) {
    Graph body = prepared(new InlineCalls().run(scan.body()));
    BitSet carries = new BitSet();
    carries.set(scan.consts(), scan.consts() + scan.carry());
    return new Planner(body, kernels, carries, true).plan(scan);
  }

  private static Graph prepared(Graph graph) {
    return WidenedHalves.run(TransposedDots.run(CountedCiphers.run(graph)));
  }

  private Executable plan(long mostKept) {
    List<Value> inputs = inputs();
    choose(Optional.empty());
    List<Value> outputs = results();
    List<Planned> steps = withEpilogues(inputs);
    SlotMap slots = new SlotMap(steps, throughout(inputs, outputs));
    Ports ports = new Ports(inputs, constants, outputs, Donation.of(steps, inputs, donated, outputs));
    List<Step> made = made(steps, outputs);
    if (mostKept == Long.MAX_VALUE) {
      KernelCalls.warmUp(kernels, made, made.size(), 1);
    }
    return new PlanExecutable(kernels, made, slots, ports, MemoryNeeds.of(graph, values, slots, outputs), mostKept);
  }

  private LoopExecutable plan(Scan scan) {
    List<Value> inputs = inputs();
    for (int i = 0; i < inputs.size(); i++) {
      inputs.get(i).fixed = i < scan.consts();
      inputs.get(i).sliced = i >= scan.consts() + scan.carry();
    }
    choose(Optional.of(new LoopProducts(this, kernels.gemm(), scan, graph)));
    List<Value> outputs = results();
    List<Value> throughout = throughout(inputs, outputs);
    before.forEach(step -> throughout.addAll(step.writes()));
    List<Planned> all = new ArrayList<>(before);
    all.addAll(withEpilogues(inputs));
    SlotMap slots = new SlotMap(all, throughout);
    Ports ports = new Ports(inputs, constants, outputs, Donation.of(all, inputs, donated, outputs.subList(0, scan.carry())));
    List<Value> stacks = throughout.stream().filter(value -> value.role == Value.Role.STACK).toList();
    List<Step> made = made(all, outputs);
    KernelCalls.warmUp(kernels, made, before.size(), scan.length());
    return new LoopExecutable(
        scan, kernels, made, before.size(), slots, ports, stacks, MemoryNeeds.of(graph, values, slots, outputs));
  }

  private List<Planned> withEpilogues(List<Value> inputs) {
    return Epilogues.join(steps, donated.stream().mapToObj(inputs::get).collect(Collectors.toSet()));
  }

  private List<Value> throughout(List<Value> inputs, List<Value> outputs) {
    List<Value> throughout = new ArrayList<>(inputs);
    throughout.addAll(constants);
    throughout.addAll(outputs);
    return throughout;
  }

  private List<Value> inputs() {
    List<Value> inputs = new ArrayList<>();
    for (Var in : graph.invars()) {
      Value value = Value.of(in.aval().dtype(), in.aval().size(), Value.Role.INPUT);
      values.put(in, value);
      inputs.add(value);
    }
    return inputs;
  }

  /// Chooses the steps.
  ///
  /// @param products what is known of a loop's products
  private void choose(Optional<LoopProducts> products) {
    Set<Integer> apart = new HashSet<>();
    Fusion fusion = new Fusion(graph, apart);
    Map<Integer, Group> groups = fusion.run();
    while (mustBeApart(groups, apart)) {
      fusion = new Fusion(graph, apart);
      groups = fusion.run();
    }
    for (int e = 0; e < graph.eqns().size(); e++) {
      Eqn eqn = graph.eqns().get(e);
      if (groups.containsKey(e)) {
        loop(new GroupLoop(graph, definedBy, groups.get(e)), eqn.out());
      } else if (fusion.stored(e) && products.filter(loop -> loop.choose(eqn)).isEmpty()) {
        kernel(eqn);
      }
    }
  }

  /// The steps, and behind the last reader of each array that a step made, or behind the step if nobody reads it, one that lets go of it.
  private List<Step> made(List<Planned> steps, List<Value> outputs) {
    List<Step> made = new ArrayList<>();
    for (int s = 0; s < steps.size(); s++) {
      int now = s;
      Planned planned = steps.get(s);
      made.add(planned.step().make(value -> value.slot));
      Stream<Value> unread = planned.writes().stream().filter(value -> value.lastUse < 0);
      Stream.concat(planned.reads().stream().filter(value -> value.lastUse == now), unread).distinct()
          .filter(value -> value.role == Value.Role.FOREIGN && !outputs.contains(value))
          .forEach(value -> made.add(new ForgetStep(kernels.results(), value, value.slot)));
    }
    return made;
  }

  /// Adds equations whose results a group cannot follow in one innermost loop; true if there are new ones.
  private boolean mustBeApart(Map<Integer, Group> groups, Set<Integer> apart) {
    boolean found = false;
    for (Group group : groups.values()) {
      found |= apart.addAll(new GroupLoop(graph, definedBy, group).apart());
    }
    return found;
  }

  private void loop(GroupLoop group, List<Var> out) {
    LoopPlan plan = group.plan();
    List<Value> reads = group.reads().stream().map(this::value).toList();
    List<Value> writes = out.stream().map(this::temporary).toList();
    List<Value> operands = new ArrayList<>(reads);
    operands.addAll(writes);
    List<Value> inPlace = new ArrayList<>();
    for (int i = 0; i < reads.size(); i++) {
      if (plan.sameWalk(i, reads.size()) && reads.indexOf(reads.get(i)) == reads.lastIndexOf(reads.get(i))) {
        inPlace.add(reads.get(i));
      }
    }
    var loop = kernels.loopsOver((long) plan.points() * plan.rows() * plan.n()).loop(plan.program());
    add(reads, writes, inPlace, new LoopMaker(plan, loop, operands));
  }

  private void kernel(Eqn eqn) {
    if (eqn.op() instanceof Reshape && eqn.in().getFirst() instanceof Var x) {
      values.put(eqn.out().getFirst(), value(x));
      return;
    }
    if (new KernelChoice(this, kernels).choose(eqn)) {
      return;
    }
    List<ShapedArray> inAvals = eqn.in().stream().map(Atom::aval).toList();
    List<ShapedArray> outAvals = eqn.out().stream().map(Var::aval).toList();
    if (eqn.in().isEmpty() && eqn.op().pure()) {
      List<Buffer> made = kernels.others().evaluate(eqn.op(), List.of(), inAvals, outAvals);
      for (int i = 0; i < made.size(); i++) {
        values.put(eqn.out().get(i), constant(made.get(i)));
      }
      return;
    }
    List<Value> in = eqn.in().stream().map(this::value).toList();
    List<Value> out = new ArrayList<>();
    for (Var var : eqn.out()) {
      Value value = Value.of(var.aval().dtype(), var.aval().size(), Value.Role.FOREIGN);
      value.pooled = eqn.op() instanceof HasBodies;
      values.put(var, value);
      out.add(value);
    }
    add(in, out, List.of(), slot -> new EqnStep(
        kernels.others(), eqn.op(), in.stream().map(v -> slot.applyAsInt(v)).toList(), inAvals,
        out.stream().map(v -> slot.applyAsInt(v)).toList(), outAvals));
  }

  /// The values to give back, each with an array that nobody else has; for what is an input, kept or given twice, a copy.
  private List<Value> results() {
    List<Value> results = new ArrayList<>();
    for (Atom atom : graph.outvars()) {
      Value value = value(atom);
      boolean own = value.role == Value.Role.TEMPORARY || value.role == Value.Role.FOREIGN;
      if (own && !results.contains(value)) {
        value.role = value.role == Value.Role.TEMPORARY ? Value.Role.RESULT : value.role;
        results.add(value);
      } else {
        Value copy = Value.of(value.dtype, value.size, Value.Role.RESULT);
        add(List.of(value), List.of(copy), List.of(), slot -> new CopyStep(value.size, slot.applyAsInt(value), slot.applyAsInt(copy)));
        results.add(copy);
      }
    }
    return results;
  }

  /// Adds a step; in a loop before its first turn, if all that it reads is the same in each.
  void add(List<Value> reads, List<Value> writes, List<Value> inPlace, Planned.Maker step) {
    boolean once = looped && reads.stream().allMatch(value -> value.fixed) && writes.stream().allMatch(value -> value.role == Value.Role.TEMPORARY);
    for (Value value : once ? writes : List.<Value>of()) {
      value.role = Value.Role.HELD;
      value.fixed = true;
    }
    (once ? before : steps).add(new Planned(reads, writes, once ? List.of() : inPlace, step));
  }

  /// Adds a step of a loop that makes the pieces for all turns at once.
  void addAhead(List<Value> reads, Value stack, Planned.Maker step) {
    before.add(new Planned(reads, List.of(stack), List.of(), step));
  }

  /// Where the value of an operand is.
  Value value(Atom atom) {
    return switch (atom) {
      case Var var -> values.get(var);
      case Literal literal -> literals.computeIfAbsent(literal, l -> constant(l.buffer()));
    };
  }

  /// New memory for a variable.
  Value temporary(Var var) {
    Value value = Value.of(var.aval().dtype(), var.aval().size(), Value.Role.TEMPORARY);
    values.put(var, value);
    return value;
  }

  /// Gives a variable the memory of another value.
  void alias(Var var, Value value) {
    values.put(var, value);
  }

  private Value constant(Buffer buffer) {
    Value value = Value.constant(buffer);
    constants.add(value);
    return value;
  }
}
