package dev.hokku.jit;

import dev.hokku.backend.Backend;
import dev.hokku.backend.Backends;
import dev.hokku.core.Staging;
import dev.hokku.core.Traced;
import dev.hokku.graph.Atom;
import dev.hokku.graph.Eqn;
import dev.hokku.graph.Graph;
import dev.hokku.graph.Literal;
import dev.hokku.graph.Var;
import dev.hokku.graph.pass.Pipelines;
import dev.hokku.lax.Array;
import dev.hokku.lax.Loan;
import dev.hokku.tensor.Buffer;
import dev.hokku.tensor.Tensor;
import dev.hokku.transform.EvalGraph;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Runs a graph that is wanted once: compiled, so that its loops are fused and its temporaries share memory, but not cached.
///
/// Inside a transform the equations are bound one by one instead, for the transform to see them.
public final class RunOnce {

  private RunOnce() {}

  /// The outputs for these inputs, one per input variable, hidden ones too.
  public static List<Tensor> run(Graph graph, List<Tensor> in) {
    if (Staging.current().isPresent() || in.stream().anyMatch(Traced.class::isInstance)) {
      return EvalGraph.eval(graph, in);
    }
    Map<Atom, Tensor> values = new HashMap<>();
    for (int i = 0; i < in.size(); i++) {
      values.put(graph.invars().get(i), in.get(i));
    }
    compute(graph, in, values);
    List<Tensor> out = new ArrayList<>(graph.outvars().size());
    for (Atom atom : graph.outvars()) {
      out.add(atom instanceof Literal literal ? EvalGraph.constant(literal) : values.get(atom));
    }
    return out;
  }

  /// Adds the outputs that equations define; inputs that are outputs are there already.
  private static void compute(Graph graph, List<Tensor> in, Map<Atom, Tensor> values) {
    Set<Var> defined = new LinkedHashSet<>();
    for (Eqn eqn : graph.eqns()) {
      defined.addAll(eqn.out());
    }
    defined.retainAll(new LinkedHashSet<>(graph.outvars()));
    if (defined.isEmpty()) {
      return;
    }
    List<Atom> wanted = List.copyOf(defined);
    Graph program = Pipelines.standard().run(new Graph(graph.invars(), graph.eqns(), wanted));
    Backend backend = Backends.defaultBackend();
    try (Loan operands = Loan.of(in)) {
      List<Buffer> results = backend.compile(program).run(operands.buffers());
      for (int i = 0; i < results.size(); i++) {
        values.put(wanted.get(i), Array.result(wanted.get(i).aval(), results.get(i), backend));
      }
    }
  }
}
