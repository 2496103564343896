package dev.hokku.graph;

import java.util.List;

/// A program without control flow of its own: equations in the order of execution (JAX: a jaxpr).
///
/// Every variable is an input or defined by exactly one earlier equation. Tensors that were captured while tracing are inputs too, at the end of
/// [#invars]; who made the graph keeps their values ([ClosedGraph]).
///
/// @param invars the inputs
/// @param eqns the steps, operands before uses
/// @param outvars the outputs; may repeat and may be inputs or literals
public record Graph(List<Var> invars, List<Eqn> eqns, List<Atom> outvars) {

  /// Copies the lists, so that a graph never changes.
  public Graph {
    invars = List.copyOf(invars);
    eqns = List.copyOf(eqns);
    outvars = List.copyOf(outvars);
  }

  /// The text that [GraphPrinter] writes.
  @Override
  public String toString() {
    return GraphPrinter.print(this);
  }
}
