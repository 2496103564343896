package dev.hokku.graph.pass;

import dev.hokku.graph.Atom;
import dev.hokku.graph.Eqn;
import dev.hokku.graph.Graph;
import dev.hokku.graph.Literal;
import dev.hokku.graph.Substitution;
import dev.hokku.lax.Array;
import dev.hokku.lax.Binding;
import dev.hokku.lax.BroadcastInDim;
import dev.hokku.lax.Elementwise;
import dev.hokku.lax.Full;
import dev.hokku.lax.Reshape;
import dev.hokku.lax.Rev;
import dev.hokku.lax.Slice;
import dev.hokku.lax.Transpose;
import dev.hokku.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Computes what is known when the graph is compiled: tensors with one value everywhere.
///
/// ```text
/// before:  b:f32[8] = full[value=2];  c:f32[8] = full[value=3];  d:f32[8] = mul b c
/// after:   d:f32[8] = full[value=6]
/// ```
///
/// A value is computed once, as a scalar, by the kernel that would have computed it for each element, so the bits are the same. Moving such a tensor
/// (reshape, transpose, slice, …) gives another one; a scalar result becomes a [Literal].
/// Leaves alone: tensors with different elements, which would make the graph larger, and sums, which depend on the order of rounding.
/// Leaves behind: dead equations. Run [DeadCode] after it.
/// Cost: one walk; one scalar operation per folded equation.
public record FoldConstants() implements Pass {

  @Override
  public Graph run(Graph graph) {
    Scope scope = new Scope();
    Substitution renamed = new Substitution();
    List<Eqn> eqns = new ArrayList<>(graph.eqns().size());
    boolean changed = false;
    for (Eqn eqn : graph.eqns()) {
      Eqn current = renamed.apply(eqn);
      Optional<Literal> value = fold(current, scope);
      if (value.isPresent() && current.out().getFirst().aval().rank() == 0) {
        renamed.put(current.out().getFirst(), value.get());
        changed = true;
        continue;
      }
      Optional<Full> full = value.flatMap(literal -> Splats.full(current.out().getFirst().aval(), literal));
      Eqn next = full.map(op -> new Eqn(op, List.of(), current.out(), current.where())).orElse(current);
      changed |= next != current;
      eqns.add(next);
      scope.add(next);
    }
    return changed ? new Graph(graph.invars(), eqns, renamed.apply(graph.outvars())) : graph;
  }

  /// The value of every element of the result, if it can be known.
  private static Optional<Literal> fold(Eqn eqn, Scope scope) {
    return switch (eqn.op()) {
      case Full full when full.aval().rank() == 0 -> Optional.of(Splats.literal(full));
      case BroadcastInDim op -> scope.splat(eqn.in().getFirst());
      case Reshape op -> scope.splat(eqn.in().getFirst());
      case Transpose op -> scope.splat(eqn.in().getFirst());
      case Rev op -> scope.splat(eqn.in().getFirst());
      case Slice op -> scope.splat(eqn.in().getFirst());
      case Elementwise op when !eqn.in().isEmpty() && eqn.out().size() == 1 -> compute(eqn, scope);
      default -> Optional.empty();
    };
  }

  private static Optional<Literal> compute(Eqn eqn, Scope scope) {
    List<Tensor> operands = new ArrayList<>();
    for (Atom atom : eqn.in()) {
      Optional<Literal> value = scope.splat(atom);
      if (value.isEmpty()) {
        return Optional.empty();
      }
      operands.add(new Array(value.get().aval(), value.get().buffer()));
    }
    return Optional.of(Literal.of(Binding.eager(eqn.op(), operands).getFirst().buffer()));
  }
}
