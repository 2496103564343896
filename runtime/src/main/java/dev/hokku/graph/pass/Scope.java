package dev.hokku.graph.pass;

import dev.hokku.core.Primitive;
import dev.hokku.graph.Atom;
import dev.hokku.graph.Eqn;
import dev.hokku.graph.Literal;
import dev.hokku.graph.Var;
import dev.hokku.lax.BroadcastInDim;
import dev.hokku.lax.Full;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What is known of the variables above an equation: which equation defines them, and which have one value everywhere.
final class Scope {

  private final Map<Var, Eqn> definitions = new HashMap<>();

  /// Adds an equation.
  void add(Eqn eqn) {
    eqn.out().forEach(v -> definitions.put(v, eqn));
  }

  /// The equation that defines `atom`; null for inputs and literals.
  @Nullable Eqn definition(Atom atom) {
    return atom instanceof Var v ? definitions.get(v) : null;
  }

  /// The primitive that makes `atom`; null for inputs and literals.
  @Nullable Primitive op(Atom atom) {
    Eqn eqn = definition(atom);
    return eqn == null ? null : eqn.op();
  }

  /// The first operand of the equation that defines `atom`, which must have one.
  Atom operand(Atom atom) {
    Eqn eqn = definition(atom);
    if (eqn == null) {
      throw new IllegalArgumentException("%s is not defined by an equation.".formatted(atom));
    }
    return eqn.in().getFirst();
  }

  /// The value that every element of `atom` has, if it is one and known.
  Optional<Literal> splat(Atom atom) {
    if (atom instanceof Literal literal) {
      return Optional.of(literal);
    }
    return switch (op(atom)) {
      case Full full -> Optional.of(Splats.literal(full));
      case BroadcastInDim broadcast when operand(atom) instanceof Literal literal -> Optional.of(literal);
      case null, default -> Optional.empty();
    };
  }

  /// Whether every element of `atom` is known to be `value`; for floats, -0 is not 0.
  boolean isSplat(Atom atom, double value) {
    return splat(atom)
        .filter(literal -> Double.doubleToLongBits(literal.doubleValue()) == Double.doubleToLongBits(value))
        .isPresent();
  }
}
