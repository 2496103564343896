package dev.hokku.graph;

import dev.hokku.core.Primitive;
import java.util.List;

/// One step of a graph: `c:f32[8] = add a b`.
///
/// @param op the operation
/// @param in its operands
/// @param out its results, defined here
/// @param where the source line and module path that made it, for messages; empty if not known
public record Eqn(Primitive op, List<Atom> in, List<Var> out, String where) {

  /// Copies the lists, so that an equation never changes.
  public Eqn {
    in = List.copyOf(in);
    out = List.copyOf(out);
  }

  /// An equation without a known place.
  public Eqn(Primitive op, List<Atom> in, List<Var> out) {
    this(op, in, out, "");
  }
}
