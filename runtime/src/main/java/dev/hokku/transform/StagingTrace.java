package dev.hokku.transform;

import dev.hokku.core.Primitive;
import dev.hokku.core.SourceLines;
import dev.hokku.core.Trace;
import dev.hokku.graph.Atom;
import dev.hokku.graph.ClosedGraph;
import dev.hokku.graph.Eqn;
import dev.hokku.graph.Graph;
import dev.hokku.graph.Literal;
import dev.hokku.graph.Var;
import dev.hokku.lax.Array;
import dev.hokku.tensor.ShapedArray;
import dev.hokku.tensor.Tensor;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/// Records operations as equations.
///
/// An operand from outside becomes a [Literal] if it is a scalar with a known value, else a hidden input of the graph; by identity, so that a tensor
/// that is used twice is captured once.
final class StagingTrace implements TransformTrace {

  private final long level = Trace.nextLevel();
  private final String transform;
  private final boolean linear;
  private final List<Var> inputs = new ArrayList<>();
  private final List<Eqn> eqns = new ArrayList<>();
  private final Map<Tensor, Var> captured = new IdentityHashMap<>();
  private final List<Tensor> consts = new ArrayList<>();
  private final List<Var> constVars = new ArrayList<>();
  private int nextId;
  private boolean finished;

  /// @param transform the user's word for what traces
  StagingTrace(String transform) {
    this(transform, false);
  }

  /// @param linear whether it records tangents, for a transpose
  StagingTrace(String transform, boolean linear) {
    this.transform = transform;
    this.linear = linear;
  }

  /// Whether `tensor` depends on tangents that are recorded for a transpose, at whatever level.
  static boolean isLinear(Tensor tensor) {
    return switch (tensor) {
      case StagedTensor staged -> staged.trace().linear;
      case BatchTensor batched -> isLinear(batched.value());
      case JvpTensor dual -> isLinear(dual.primal()) || isLinear(dual.tangent());
      default -> false;
    };
  }

  @Override
  public long level() {
    return level;
  }

  @Override
  public String transform() {
    return transform;
  }

  @Override
  public boolean finished() {
    return finished;
  }

  /// How many equations were recorded so far.
  int size() {
    return eqns.size();
  }

  /// A new input of the graph.
  StagedTensor input(ShapedArray aval) {
    Var var = newVar(aval);
    inputs.add(var);
    return new StagedTensor(this, var);
  }

  @Override
  public List<Tensor> process(Primitive op, List<Tensor> in) {
    requireRunning(op.name());
    List<Atom> atoms = new ArrayList<>(in.size());
    List<ShapedArray> avals = new ArrayList<>(in.size());
    for (Tensor operand : in) {
      atoms.add(atom(op.name(), operand));
      avals.add(operand.aval());
    }
    String where = SourceLines.here();
    List<Var> out = new ArrayList<>();
    List<Tensor> results = new ArrayList<>();
    for (ShapedArray aval : op.abstractEval(avals)) {
      Var var = newVar(aval);
      out.add(var);
      results.add(new StagedTensor(this, var));
    }
    eqns.add(new Eqn(op, atoms, out, where));
    return results;
  }

  /// The graph of what was recorded. Nothing may be recorded afterwards.
  ClosedGraph finish(List<Tensor> outputs) {
    List<Atom> outvars = new ArrayList<>(outputs.size());
    for (Tensor output : outputs) {
      outvars.add(atom("the result", output));
    }
    finished = true;
    List<Var> invars = new ArrayList<>(inputs);
    invars.addAll(constVars);
    return new ClosedGraph(new Graph(invars, eqns, outvars), consts);
  }

  /// Ends the trace when the function failed.
  void abandon() {
    finished = true;
  }

  private Atom atom(String operation, Tensor operand) {
    if (operand instanceof StagedTensor staged && staged.trace() == this) {
      return staged.var();
    }
    TransformTrace.requireAlive(operation, operand);
    if (operand.rank() == 0 && operand instanceof Array) {
      return Literal.of(operand.buffer());
    }
    Var known = captured.get(operand);
    if (known != null) {
      return known;
    }
    Var var = newVar(operand.aval());
    captured.put(operand, var);
    consts.add(operand);
    constVars.add(var);
    return var;
  }


  private Var newVar(ShapedArray aval) {
    return new Var(nextId++, aval);
  }
}
