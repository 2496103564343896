package dev.hokku.jit;

import dev.hokku.backend.Backends;
import dev.hokku.backend.Executable;
import dev.hokku.backend.Shelf;
import dev.hokku.core.NoMemoryException;
import dev.hokku.core.Traced;
import dev.hokku.graph.Atom;
import dev.hokku.graph.ClosedGraph;
import dev.hokku.graph.Graph;
import dev.hokku.graph.Literal;
import dev.hokku.graph.Var;
import dev.hokku.graph.pass.Pipelines;
import dev.hokku.lax.Array;
import dev.hokku.lax.Loan;
import dev.hokku.tensor.ShapedArray;
import dev.hokku.tensor.Tensor;
import dev.hokku.transform.EvalGraph;
import dev.hokku.tree.TreeDef;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A function for one structure of its arguments: its graph and, from the first run on, its executable.
///
/// Results that are arguments, captured tensors or literals are handed through; the executable computes the others.
final class Program {

  private final TreeDef in;
  private final List<ShapedArray> avals;
  private final Map<String, Integer> axes;
  private final ClosedGraph closed;
  private final TreeDef out;
  private final List<Atom> computed;
  private final List<Integer> handed;
  private final List<Source> sources;
  private final Donated donated;
  private final boolean capturesTraced;
  private final Shelf<Call> calls = new Shelf<>();
  private volatile @Nullable Executable executable;

  /// @param in structure of the list of arguments, holding no tensors alive
  /// @param axes the named axes around the call that traced it
  Program(TreeDef in, List<ShapedArray> avals, Map<String, Integer> axes, ClosedGraph traced, TreeDef out, Donated donated) {
    this.in = in;
    this.avals = avals;
    this.axes = axes;
    // Tensors of its own, so that a captured one may be deleted.
    this.closed = new ClosedGraph(traced.graph(), traced.consts().stream().map(Program::apart).toList());
    this.capturesTraced = closed.consts().stream().anyMatch(Traced.class::isInstance);
    this.out = out;
    List<Var> given = closed.graph().invars();
    this.computed = closed.graph().outvars().stream()
        .filter(atom -> atom instanceof Var && !given.contains(atom))
        .distinct()
        .toList();
    this.handed = closed.graph().outvars().stream().mapToInt(given::indexOf).filter(i -> i >= 0 && i < closed.arity()).distinct().boxed().toList();
    this.donated = donated;
    this.sources = closed.graph().outvars().stream().map(atom -> source(atom, given)).toList();
  }

  /// Where a result comes from.
  private sealed interface Source {
    /// @param index among arguments that are results, then what is computed
    record Made(int index) implements Source {}

    record Fixed(Tensor value) implements Source {}
  }

  private Source source(Atom atom, List<Var> given) {
    return switch (atom) {
      case Literal literal -> new Source.Fixed(EvalGraph.constant(literal));
      case Var var -> {
        int place = computed.indexOf(var);
        int input = given.indexOf(var);
        if (place >= 0) {
          yield new Source.Made(handed.size() + place);
        }
        yield input < closed.arity() ? new Source.Made(handed.indexOf(input)) : new Source.Fixed(closed.consts().get(input - closed.arity()));
      }
    };
  }

  TreeDef in() {
    return in;
  }

  List<ShapedArray> avals() {
    return avals;
  }

  Map<String, Integer> axes() {
    return axes;
  }

  /// A call with the tensors of `args`; null if this program is not for such arguments.
  @Nullable Call call(List<?> args) {
    Call call = newCall();
    if (in.match(args, call.operands) && areAlike(call.operands)) {
      return call;
    }
    done(call);
    return null;
  }

  /// A call with tensors that are of this program's types.
  Call callWith(List<Tensor> leaves) {
    Call call = newCall();
    call.operands.addAll(leaves);
    return call;
  }

  private Call newCall() {
    Call kept = calls.take();
    return kept != null ? kept : new Call(computed.size());
  }

  /// Keeps what a call that ended well was made in. What a failed one leaves behind is not used again.
  private void done(Call call) {
    call.clear();
    calls.give(call);
  }

  private boolean areAlike(List<Tensor> leaves) {
    for (int i = 0; i < avals.size(); i++) {
      if (!avals.get(i).equals(leaves.get(i).aval())) {
        return false;
      }
    }
    return true;
  }

  /// Whether the function captured a value of a transform around it: then the graph is good for this call only.
  boolean capturesTraced() {
    return capturesTraced;
  }

  /// Runs equation by equation, for a transform around it to see.
  Object inline(List<Tensor> leaves) {
    return result(EvalGraph.eval(closed, leaves));
  }

  /// Runs the executable. Arguments that are donated are deleted, and their memory is the executable's, or a result's.
  Object run(Call call) {
    for (int i = 0; i < closed.consts().size(); i++) {
      call.operands.add(closed.consts().get(i));
    }
    Executable ready = computed.isEmpty() ? null : executable(); // a graph that cannot be compiled costs no argument
    try (Loan loan = call.loan.borrow(call.operands)) {
      donated.delete(loan, call.given);
      for (int i = 0; i < handed.size(); i++) {
        call.made.add(donated.handThrough(handed.get(i), call.operands, loan, call.given));
      }
      if (ready != null) {
        ready.run(loan.buffers(), call.given, call.computed);
      }
      for (int i = 0; i < computed.size(); i++) {
        call.made.add(Array.result(computed.get(i).aval(), call.computed[i], Backends.defaultBackend()));
      }
    } catch (OutOfMemoryError e) {
      throw new NoMemoryException("jit", computed.stream().map(Atom::aval).toList(), ready == null ? 0 : ready.peakBytes(), e);
    }
    for (int i = 0; i < sources.size(); i++) {
      call.results.add(switch (sources.get(i)) {
        case Source.Made(int index) -> call.made.get(index);
        case Source.Fixed(Tensor value) -> apart(value);
      });
    }
    Object result = result(call.results);
    done(call);
    return result;
  }

  /// The same value as a tensor that is deleted by itself.
  private static Tensor apart(Tensor value) {
    return value instanceof Array array ? array.alias() : value;
  }

  @SuppressWarnings("NullAway") // null is a result like another
  private Object result(List<Tensor> outputs) {
    return out.unflatten(outputs);
  }

  /// The graph as it was traced.
  Graph graph() {
    return closed.graph();
  }

  /// The graph as the backend gets it: only what must be computed.
  Graph optimized() {
    Graph graph = closed.graph();
    return Pipelines.standard().run(new Graph(graph.invars(), graph.eqns(), computed));
  }

  Executable executable() {
    Executable ready = executable;
    if (ready == null) {
      synchronized (this) {
        ready = executable;
        if (ready == null) {
          BitSet overwritten = (BitSet) donated.leaves().clone();
          handed.forEach(overwritten::clear);
          ready = Backends.defaultBackend().compile(optimized(), overwritten);
          executable = ready;
        }
      }
    }
    return ready;
  }
}
