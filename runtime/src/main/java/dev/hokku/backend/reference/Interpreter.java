package dev.hokku.backend.reference;

import dev.hokku.backend.Executable;
import dev.hokku.core.Dispatcher;
import dev.hokku.graph.Atom;
import dev.hokku.graph.Eqn;
import dev.hokku.graph.Graph;
import dev.hokku.graph.Literal;
import dev.hokku.graph.Var;
import dev.hokku.tensor.Buffer;
import dev.hokku.tensor.ShapedArray;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Runs a graph equation by equation; a value is forgotten after its last use.
final class Interpreter implements Executable {

  private final Graph graph;
  private final Dispatcher dispatcher;
  private final List<List<Var>> lastUses;
  private final long peakBytes;

  /// @param dispatcher computes each equation
  Interpreter(Graph graph, Dispatcher dispatcher) {
    this.graph = graph;
    this.dispatcher = dispatcher;
    this.lastUses = lastUses(graph);
    this.peakBytes = peakBytes(graph, lastUses);
  }

  @Override
  public List<Buffer> run(List<Buffer> in) {
    Map<Var, Buffer> env = new HashMap<>();
    for (int i = 0; i < in.size(); i++) {
      env.put(graph.invars().get(i), in.get(i));
    }
    for (int i = 0; i < graph.eqns().size(); i++) {
      Eqn eqn = graph.eqns().get(i);
      List<Buffer> results = dispatcher.evaluate(eqn.op(), read(env, eqn.in()), avals(eqn.in()), avals(eqn.out()));
      for (int j = 0; j < results.size(); j++) {
        env.put(eqn.out().get(j), results.get(j));
      }
      lastUses.get(i).forEach(env::remove);
    }
    return owned(read(env, graph.outvars()), in);
  }

  @Override
  public long peakBytes() {
    return peakBytes;
  }

  private static List<Buffer> read(Map<Var, Buffer> env, List<Atom> atoms) {
    List<Buffer> buffers = new ArrayList<>(atoms.size());
    for (Atom atom : atoms) {
      buffers.add(switch (atom) {
        case Var v -> env.get(v);
        case Literal literal -> literal.buffer();
      });
    }
    return buffers;
  }

  private static List<ShapedArray> avals(List<? extends Atom> atoms) {
    List<ShapedArray> avals = new ArrayList<>(atoms.size());
    for (Atom atom : atoms) {
      avals.add(atom.aval());
    }
    return avals;
  }

  /// The caller owns what it gets, so inputs and repeated results are copied.
  private static List<Buffer> owned(List<Buffer> results, List<Buffer> in) {
    Map<Buffer, Boolean> given = new IdentityHashMap<>();
    in.forEach(buffer -> given.put(buffer, true));
    return results.stream().map(buffer -> given.put(buffer, true) == null ? buffer : buffer.copy()).toList();
  }

  /// For each equation the variables that nothing later reads.
  private static List<List<Var>> lastUses(Graph graph) {
    Set<Atom> needed = new HashSet<>(graph.outvars());
    List<List<Var>> dying = new ArrayList<>();
    for (Eqn eqn : graph.eqns().reversed()) {
      List<Var> last = new ArrayList<>();
      for (Var out : eqn.out()) {
        if (needed.add(out)) {
          last.add(out);
        }
      }
      for (Atom operand : eqn.in()) {
        if (operand instanceof Var v && needed.add(v)) {
          last.add(v);
        }
      }
      dying.add(last);
    }
    return dying.reversed();
  }

  private static long peakBytes(Graph graph, List<List<Var>> lastUses) {
    Set<Var> inputs = new HashSet<>(graph.invars());
    long live = 0;
    long peak = 0;
    for (int i = 0; i < graph.eqns().size(); i++) {
      for (Var out : graph.eqns().get(i).out()) {
        live += out.aval().byteSize();
      }
      peak = Math.max(peak, live);
      for (Var dead : lastUses.get(i)) {
        live -= inputs.contains(dead) ? 0 : dead.aval().byteSize();
      }
    }
    return peak;
  }
}
