package dev.hokku.graph.pass;

import dev.hokku.graph.Atom;
import dev.hokku.graph.Eqn;
import dev.hokku.graph.Literal;
import dev.hokku.lax.Abs;
import dev.hokku.lax.Add;
import dev.hokku.lax.Div;
import dev.hokku.lax.Mul;
import dev.hokku.lax.Neg;
import dev.hokku.lax.Not;
import dev.hokku.lax.Select;
import dev.hokku.lax.Sub;
import java.util.Optional;

/// Signs that cancel, and choices that are decided.
///
/// | equation | becomes | when |
/// |---|---|---|
/// | `neg (neg x)`, `not (not x)` | `x` | always |
/// | `abs (neg x)`, `abs (abs x)` | `abs x` | always |
/// | `add x (neg y)`, `add (neg y) x` | `sub x y` | always: IEEE defines the difference so |
/// | `sub x (neg y)` | `add x y` | always |
/// | `mul (neg x) (neg y)`, `div (neg x) (neg y)` | `mul x y`, `div x y` | floats |
/// | `select c x x` | `x` | always |
/// | `select true x y`, `select false x y` | `x`, `y` | always |
/// | `select (not c) x y` | `select c y x` | always |
record SignsAndChoices() implements Rule {

  @Override
  public Optional<Rewrite> apply(Eqn eqn, Scope scope) {
    return switch (eqn.op()) {
      case Neg op when scope.op(eqn.in().getFirst()) instanceof Neg -> Rule.alias(scope.operand(eqn.in().getFirst()));
      case Not op when scope.op(eqn.in().getFirst()) instanceof Not -> Rule.alias(scope.operand(eqn.in().getFirst()));
      case Abs op when scope.op(eqn.in().getFirst()) instanceof Neg -> Rule.become(op, scope.operand(eqn.in().getFirst()));
      case Abs op when scope.op(eqn.in().getFirst()) instanceof Abs -> Rule.alias(eqn.in().getFirst());
      case Add op -> sum(eqn.in().get(0), eqn.in().get(1), scope);
      case Sub op when isNegated(eqn.in().get(1), scope) ->
          Rule.become(new Add(), eqn.in().get(0), scope.operand(eqn.in().get(1)));
      case Mul op when bothNegated(eqn, scope) -> Rule.become(op, scope.operand(eqn.in().get(0)), scope.operand(eqn.in().get(1)));
      case Div op when bothNegated(eqn, scope) -> Rule.become(op, scope.operand(eqn.in().get(0)), scope.operand(eqn.in().get(1)));
      case Select op -> choice(op, eqn.in().get(0), eqn.in().get(1), eqn.in().get(2), scope);
      default -> Optional.empty();
    };
  }

  private static Optional<Rewrite> sum(Atom x, Atom y, Scope scope) {
    if (isNegated(y, scope)) {
      return Rule.become(new Sub(), x, scope.operand(y));
    }
    return isNegated(x, scope) ? Rule.become(new Sub(), y, scope.operand(x)) : Optional.empty();
  }

  private static Optional<Rewrite> choice(Select op, Atom condition, Atom x, Atom y, Scope scope) {
    if (x.equals(y)) {
      return Rule.alias(x);
    }
    Optional<Literal> known = scope.splat(condition);
    if (known.isPresent()) {
      return Rule.alias(known.get().bits() != 0 ? x : y);
    }
    return scope.op(condition) instanceof Not ? Rule.become(op, scope.operand(condition), y, x) : Optional.empty();
  }

  private static boolean isNegated(Atom atom, Scope scope) {
    return scope.op(atom) instanceof Neg;
  }

  /// Integers are left alone: the quotient of the least number by -1 wraps around.
  private static boolean bothNegated(Eqn eqn, Scope scope) {
    return eqn.out().getFirst().aval().dtype().isFloating()
        && isNegated(eqn.in().get(0), scope)
        && isNegated(eqn.in().get(1), scope);
  }
}
