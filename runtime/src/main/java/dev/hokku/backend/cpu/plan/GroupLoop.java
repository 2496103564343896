package dev.hokku.backend.cpu.plan;

import dev.hokku.backend.cpu.loop.Kind;
import dev.hokku.backend.cpu.loop.LoopBuilder;
import dev.hokku.backend.cpu.loop.LoopOp;
import dev.hokku.backend.cpu.loop.LoopProgram;
import dev.hokku.backend.cpu.loop.Reducer;
import dev.hokku.backend.cpu.plan.Group.Level;
import dev.hokku.graph.Atom;
import dev.hokku.graph.Eqn;
import dev.hokku.graph.Graph;
import dev.hokku.graph.Literal;
import dev.hokku.graph.Var;
import dev.hokku.lax.BroadcastInDim;
import dev.hokku.lax.Full;
import dev.hokku.lax.ReduceMax;
import dev.hokku.lax.ReduceMin;
import dev.hokku.lax.ReduceSum;
import dev.hokku.lax.Reduction;
import dev.hokku.lax.Reshape;
import dev.hokku.tensor.DType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Writes the program of a [Group], and how its inputs are walked through. Used once.
final class GroupLoop {

  /// A value in memory and the distance, along each axis of the loop, from one place to the next; 0 where the same is used again.
  private record Access(Atom atom, List<Integer> strides) {}

  /// A group of more computing members than this reads its numbers from memory. Then loops that differ in nothing but numbers are one class, which the JVM has to
  /// compile once: a second or more, if it is as long as a sampler.
  private static final int LONG = 24;

  /// An access, before it is known whether the innermost loop moves along it.
  private final Map<Access, Integer> inputs = new HashMap<>();

  private final List<Access> order = new ArrayList<>();
  private final Graph graph;
  private final Map<Var, Integer> definedBy;
  private final Group group;
  private final int inner;
  private final LoopBuilder b = new LoopBuilder();
  private final LoopRules rules = new LoopRules(b);
  private final Map<Integer, Integer> values = new HashMap<>();

  /// @param definedBy for each variable the number of its equation
  GroupLoop(Graph graph, Map<Var, Integer> definedBy, Group group) {
    this.graph = graph;
    this.definedBy = definedBy;
    this.group = group;
    collect(root(), new HashSet<>());
    this.inner = innerAxes();
  }

  private Need root() {
    Level level = group.level(group.root());
    return new Need(graph.eqns().get(group.root()).out().getFirst(), level, ownStrides(level));
  }

  /// What must be stored before this group can be a loop: broadcasts that the innermost loop could follow only in several pieces, and reductions
  /// that are only repeated along the rows, for a loop whose result is the same all along a row walks places, not rows.
  /// Empty in almost all cases.
  List<Integer> apart() {
    List<Integer> apart = new ArrayList<>();
    if (group.split() == Group.NO_ROWS) {
      return apart;
    }
    if (group.level(group.root()) == Level.FULL && !varies(root(), new HashSet<>())) {
      for (int e = 0; e < group.root(); e++) {
        if (group.has(e) && graph.eqns().get(e).op() instanceof Reduction) {
          apart.add(e);
        }
      }
    }
    for (Access access : order) {
      int[] tail = tail(access);
      if (!Arrays.stream(tail).allMatch(stride -> stride == 0) && !Arrays.equals(tail, tailOfDims())) {
        for (int e = 0; e <= group.root(); e++) {
          if (group.has(e) && graph.eqns().get(e).op() instanceof BroadcastInDim && graph.eqns().get(e).in().contains(access.atom())) {
            apart.add(e);
          }
        }
      }
    }
    return apart;
  }

  /// Whether a value may differ within a row.
  ///
  /// @param same members known not to
  private boolean varies(Need need, Set<Integer> same) {
    if (!(need.atom() instanceof Var var)) {
      return false;
    }
    int e = member(var);
    if (e < 0) {
      return Arrays.stream(tail(access(var, need.strides()))).anyMatch(stride -> stride != 0);
    }
    Eqn eqn = graph.eqns().get(e);
    return same.add(e)
        && !(eqn.op() instanceof Reduction)
        && needs(eqn, need.level(), need.strides()).stream().anyMatch(next -> varies(next, same));
  }

  /// The loop as a step of the plan.
  LoopPlan plan() {
    for (Access access : order) {
      boolean full = Arrays.stream(tail(access)).anyMatch(stride -> stride != 0);
      inputs.put(access, b.input(Kind.of(access.atom().aval().dtype()).orElseThrow(), full));
    }
    Level level = group.level(group.root());
    LoopProgram program = b.build(List.of(computed(value(root()))));
    // If nothing differs within a row, each place is a row of its own.
    boolean onlySingles = level == Level.FULL && !program.full(program.outputs().getFirst());
    List<int[]> strides = new ArrayList<>();
    order.forEach(access -> strides.add(access.strides().stream().mapToInt(Integer::intValue).toArray()));
    strides.add(ownStrides(level));
    return LoopPlan.of(program, order.size(), group.dims(), strides, onlySingles ? 0 : inner);
  }

  /// What the loop reads, in the order of its inputs.
  List<Atom> reads() {
    return order.stream().map(Access::atom).toList();
  }

  /// An output is never an input or a constant; an operation that changes nothing makes something else of it.
  private int computed(int value) {
    if (b.computed(value)) {
      return value;
    }
    return b.kind(value) == Kind.MASK ? b.apply(LoopOp.OR, value, value) : b.apply(LoopOp.SELECT, b.constant(true), value, value);
  }

  private int[] ownStrides(Level level) {
    int rank = group.dims().length;
    if (level == Level.FULL) {
      return Dims.strides(group.dims());
    }
    int[] rows = Dims.strides(Arrays.copyOf(group.dims(), group.split()));
    return Arrays.copyOf(rows, rank);
  }

  /// The axes at the end that the innermost loop walks as one: those of a row, or as many as every input has side by side or not at all.
  private int innerAxes() {
    int rank = group.dims().length;
    if (group.split() != Group.NO_ROWS) {
      return rank - group.split();
    }
    int axes = Math.min(1, rank);
    while (axes < rank && runs(axes + 1)) {
      axes++;
    }
    return axes;
  }

  /// Whether every input has the last `axes` axes side by side, or is the same all along them.
  private boolean runs(int axes) {
    int rank = group.dims().length;
    int[] own = Dims.strides(group.dims());
    for (Access access : order) {
      List<Integer> tail = access.strides().subList(rank - axes, rank);
      boolean same = tail.stream().allMatch(stride -> stride == 0);
      boolean sideBySide = tail.equals(Arrays.stream(own, rank - axes, rank).boxed().toList());
      if (!same && !sideBySide) {
        return false;
      }
    }
    return true;
  }

  private int[] tail(Access access) {
    int rank = group.dims().length;
    return access.strides().subList(rank - inner, rank).stream().mapToInt(Integer::intValue).toArray();
  }

  private int[] tailOfDims() {
    int rank = group.dims().length;
    return Arrays.copyOfRange(Dims.strides(group.dims()), rank - inner, rank);
  }

  /// An operand of a member: at which level, and walked how.
  private record Need(Atom atom, Level level, int[] strides) {}

  private List<Need> needs(Eqn eqn, Level level, int[] strides) {
    return switch (eqn.op()) {
      case Full ignored -> List.of();
      case BroadcastInDim broadcast -> {
        Atom operand = eqn.in().getFirst();
        yield List.of(new Need(operand, below(broadcast, operand, level), through(broadcast, operand, strides)));
      }
      case Reduction ignored -> List.of(new Need(eqn.in().getFirst(), Level.FULL, ownStrides(Level.FULL)));
      default -> eqn.in().stream().map(operand -> new Need(operand, level, strides)).toList();
    };
  }

  /// The equation that computes a value here, or -1 if the value is read from memory.
  private int member(Var var) {
    Integer e = definedBy.get(var);
    return e != null && group.has(e) ? e : -1;
  }

  private static Access access(Atom atom, int[] strides) {
    return new Access(atom, Arrays.stream(strides).boxed().toList());
  }

  /// A number as something that is read.
  private Access access(Literal literal) {
    return access(literal, new int[group.dims().length]);
  }

  /// Whether a number is read from memory.
  private boolean reads(DType dtype) {
    return group.computing() > LONG && dtype == DType.F32;
  }

  private void add(Access access) {
    if (!order.contains(access)) {
      order.add(access);
    }
  }

  /// First walk: which values are read from memory, and how.
  private void collect(Need need, Set<Integer> seen) {
    switch (need.atom()) {
      case Literal literal -> {
        if (reads(literal.dtype())) {
          add(access(literal));
        }
      }
      case Var var -> {
        int e = member(var);
        if (e < 0) {
          add(access(var, need.strides()));
        } else if (seen.add(e)) {
          Eqn eqn = graph.eqns().get(e);
          if (eqn.op() instanceof Full full && reads(full.aval().dtype())) {
            add(access(Literal.of(DType.F32, full.value())));
          }
          needs(eqn, need.level(), need.strides()).forEach(next -> collect(next, seen));
        }
      }
    }
  }

  /// Second walk: the program.
  private int value(Need need) {
    return switch (need.atom()) {
      case Literal literal -> constant(literal);
      case Var var -> {
        int e = member(var);
        if (e < 0) {
          yield inputs.get(access(var, need.strides()));
        }
        Integer known = values.get(e);
        if (known == null) {
          known = value(graph.eqns().get(e), need.level(), need.strides());
          values.put(e, known);
        }
        yield known;
      }
    };
  }

  private int value(Eqn eqn, Level level, int[] strides) {
    int[] x = needs(eqn, level, strides).stream().mapToInt(this::value).toArray();
    return switch (eqn.op()) {
      case Full full when reads(full.aval().dtype()) -> constant(Literal.of(DType.F32, full.value()));
      case Full full -> constant(full.aval().dtype(), full.value(), full.aval().dtype() == DType.BOOL && full.value() != 0 ? 1 : (long) full.value());
      case Reshape ignored -> x[0];
      case BroadcastInDim ignored -> x[0];
      case ReduceSum ignored -> b.reduce(Reducer.SUM, x[0]);
      case ReduceMax ignored -> b.reduce(Reducer.MAX, x[0]);
      case ReduceMin ignored -> b.reduce(Reducer.MIN, x[0]);
      default -> {
        DType[] types = eqn.in().stream().map(operand -> operand.aval().dtype()).toArray(DType[]::new);
        yield rules.value(eqn.op(), types, eqn.out().getFirst().aval().dtype(), x).orElseThrow();
      }
    };
  }

  private Level below(BroadcastInDim broadcast, Atom operand, Level level) {
    int[] shape = Dims.of(operand.aval().shape());
    return shape.length == Dims.of(broadcast.shape()).length ? level : Level.ROW;
  }

  /// How the operand of a broadcast is walked when its result is walked with `strides` of that result's shape.
  private int[] through(BroadcastInDim broadcast, Atom operand, int[] strides) {
    int[] sources = Dims.sources(broadcast, operand.aval().shape());
    int[] own = Dims.strides(Dims.of(operand.aval().shape()));
    int[] result = new int[strides.length];
    for (int axis = 0; axis < sources.length; axis++) {
      result[axis] = sources[axis] < 0 || strides[axis] == 0 ? 0 : own[sources[axis]];
    }
    return result;
  }

  private int constant(Literal literal) {
    return reads(literal.dtype()) ? inputs.get(access(literal)) : constant(literal.dtype(), literal.doubleValue(), literal.bits());
  }

  private int constant(DType dtype, double value, long bits) {
    return switch (dtype) {
      case F32 -> b.constant((float) value);
      case BOOL -> b.constant(bits != 0);
      default -> b.constant((int) bits);
    };
  }
}
