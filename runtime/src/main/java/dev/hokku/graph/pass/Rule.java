package dev.hokku.graph.pass;

import dev.hokku.core.Primitive;
import dev.hokku.graph.Atom;
import dev.hokku.graph.Eqn;
import java.util.List;
import java.util.Optional;

/// A group of algebraic rules about one equation with one result.
interface Rule {

  /// What the equation may be replaced by; empty if no rule fires.
  ///
  /// @param scope what is known of its operands
  Optional<Rewrite> apply(Eqn eqn, Scope scope);

  /// What takes the place of an equation.
  sealed interface Rewrite {

    /// The result is a value that is there already.
    record Alias(Atom atom) implements Rewrite {}

    /// Another operation gives the result.
    record Become(Primitive op, List<Atom> in) implements Rewrite {}
  }

  /// The result is `atom`.
  static Optional<Rewrite> alias(Atom atom) {
    return Optional.of(new Rewrite.Alias(atom));
  }

  /// The result is that of `op`.
  static Optional<Rewrite> become(Primitive op, Atom... in) {
    return Optional.of(new Rewrite.Become(op, List.of(in)));
  }
}
