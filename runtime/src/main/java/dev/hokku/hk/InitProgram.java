package dev.hokku.hk;

import dev.hokku.core.HokkuException;
import dev.hokku.graph.Atom;
import dev.hokku.graph.ClosedGraph;
import dev.hokku.graph.Eqn;
import dev.hokku.graph.Graph;
import dev.hokku.graph.Var;
import dev.hokku.graph.pass.DeadCode;
import dev.hokku.jit.RunOnce;
import dev.hokku.lax.Lax;
import dev.hokku.random.Key;
import dev.hokku.tensor.ShapedArray;
import dev.hokku.tensor.Tensor;
import dev.hokku.transform.MakeGraph;
import dev.hokku.tree.Entry;
import dev.hokku.tree.Flattened;
import dev.hokku.tree.Params;
import dev.hokku.tree.State;
import dev.hokku.tree.Tree;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A forward method as init sees it: the graph from its arguments to the first values of parameters and states, without anything that these do not need.
///
/// ```text
/// forward(x):  w = getParameter("w", …);  y = x.matmul(w);  return relu(y)
/// the trace:   k = split key;  w = truncated_normal k;  y = dot x w;  z = max y 0
/// what is run: k = split key;  w = truncated_normal k
/// ```
final class InitProgram {

  private final ClosedGraph graph;
  private final List<Tensor> inputs;
  private final List<Entry> params;
  private final List<Entry> states;

  private InitProgram(ClosedGraph graph, List<Tensor> inputs, List<Entry> params, List<Entry> states) {
    this.graph = graph;
    this.inputs = inputs;
    this.params = params;
    this.states = states;
  }

  /// Runs `body` on symbolic arguments.
  static <X extends Exception> InitProgram trace(Key key, Hooks hooks, Args args, Body<?, X> body) throws X {
    Flattened flat = Tree.flatten(args.values());
    List<Entry> params = new ArrayList<>();
    List<Entry> states = new ArrayList<>();
    Object owner = new Object();
    try {
      ClosedGraph traced = MakeGraph.trace("init", flat.leaves().stream().map(Tensor::aval).toList(), leaves -> {
        Frame frame = Init.root(key, hooks);
        Tunnel.<@Nullable Void>pack(owner, () -> {
          body.run(frame, new Args(Tree.like(args.values(), flat.def(), leaves)));
          return null;
        });
        frame.store().close();
        frame.getParams().entries().forEach(params::add);
        frame.getInitialState().entries().forEach(states::add);
        List<Tensor> made = new ArrayList<>();
        params.forEach(entry -> made.add(entry.tensor()));
        states.forEach(entry -> made.add(entry.tensor()));
        return made;
      });
      return new InitProgram(new ClosedGraph(new DeadCode().run(traced.graph()), traced.consts()), flat.leaves(), params, states);
    } catch (Tunnel tunnel) {
      throw tunnel.<X>unpack(owner);
    }
  }

  /// The graph that init keeps.
  ClosedGraph graph() {
    return graph;
  }

  /// The values, from the data that the arguments hold.
  Initialised run() {
    List<Tensor> in = new ArrayList<>(inputs);
    in.addAll(graph.consts());
    return initialised(RunOnce.run(graph.graph(), in), List.of());
  }

  /// The values, without data: first states that depend on it become zeros.
  Initialised runWithoutData() {
    Graph whole = graph.graph();
    List<Var> data = whole.invars().subList(0, inputs.size());
    Set<Atom> dependent = dependentOn(data, whole);
    List<Atom> free = new ArrayList<>();
    List<String> zeroed = new ArrayList<>();
    for (int i = 0; i < whole.outvars().size(); i++) {
      Atom out = whole.outvars().get(i);
      if (!dependent.contains(out)) {
        free.add(out);
      } else if (i < params.size()) {
        throw dataDependent(params.get(i));
      } else {
        Entry state = states.get(i - params.size());
        zeroed.add(state.module() + "/" + state.name());
      }
    }
    Graph withoutData = new DeadCode().run(new Graph(whole.invars().subList(inputs.size(), whole.invars().size()), whole.eqns(), free));
    List<Tensor> computed = RunOnce.run(withoutData, graph.consts());
    List<Tensor> values = new ArrayList<>();
    int next = 0;
    for (Atom out : whole.outvars()) {
      values.add(dependent.contains(out) ? Lax.zeros(out.aval()) : computed.get(next++));
    }
    return initialised(values, zeroed);
  }

  /// All variables that need a value of `data`, these included.
  private static Set<Atom> dependentOn(List<Var> data, Graph graph) {
    Set<Atom> dependent = new HashSet<>(data);
    for (Eqn eqn : graph.eqns()) {
      if (eqn.in().stream().anyMatch(dependent::contains)) {
        dependent.addAll(eqn.out());
      }
    }
    return dependent;
  }

  private static HokkuException dataDependent(Entry param) {
    ShapedArray aval = param.tensor().aval();
    return new HokkuException(
        "The first value of parameter '%s' (%s) depends on the arguments, of which only shapes are known.".formatted(param.name(), aval),
        param.module(),
        "Call init with data instead of initFromShapes.");
  }

  private Initialised initialised(List<Tensor> values, List<String> zeroed) {
    Params.Builder paramValues = Params.builder();
    State.Builder stateValues = State.builder();
    for (int i = 0; i < params.size(); i++) {
      paramValues.put(params.get(i).module(), params.get(i).name(), values.get(i));
    }
    for (int i = 0; i < states.size(); i++) {
      stateValues.put(states.get(i).module(), states.get(i).name(), values.get(params.size() + i));
    }
    return new Initialised(paramValues.build(), stateValues.build(), zeroed);
  }
}
