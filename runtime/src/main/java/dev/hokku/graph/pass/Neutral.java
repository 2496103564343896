package dev.hokku.graph.pass;

import dev.hokku.graph.Atom;
import dev.hokku.graph.Eqn;
import dev.hokku.lax.Add;
import dev.hokku.lax.And;
import dev.hokku.lax.Div;
import dev.hokku.lax.Full;
import dev.hokku.lax.IntegerPow;
import dev.hokku.lax.Max;
import dev.hokku.lax.Min;
import dev.hokku.lax.Mul;
import dev.hokku.lax.Or;
import dev.hokku.lax.ShiftLeft;
import dev.hokku.lax.ShiftRightArithmetic;
import dev.hokku.lax.ShiftRightLogical;
import dev.hokku.lax.Sub;
import dev.hokku.lax.Xor;
import dev.hokku.tensor.DType;
import dev.hokku.tensor.ShapedArray;
import java.util.Optional;

/// Operands that change nothing, or decide everything.
///
/// | equation | becomes | when |
/// |---|---|---|
/// | `mul x 1`, `mul 1 x`, `div x 1` | `x` | always |
/// | `add x 0`, `add 0 x` | `x` | integers; for floats only -0 is neutral, since -0 + 0 is 0 |
/// | `sub x 0` | `x` | always, but not -0 |
/// | `mul x 0`, `mul 0 x`, `sub x x`, `xor x x` | 0 | integers; NaN and infinity forbid it for floats |
/// | `integer_pow[power=0] x` | 1 | always, for NaN too |
/// | `max x x`, `min x x`, `and x x`, `or x x` | `x` | always |
/// | `or x 0`, `xor x 0`, `and x -1`, `or x false`, `and x true` | `x` | always, in both orders |
/// | `shift_left x 0`, `shift_right_arithmetic x 0`, `shift_right_logical x 0` | `x` | always |
record Neutral() implements Rule {

  @Override
  public Optional<Rewrite> apply(Eqn eqn, Scope scope) {
    if (eqn.op() instanceof IntegerPow(int power) && power == 0) {
      return Rule.become(new Full(eqn.out().getFirst().aval(), 1));
    }
    if (eqn.in().size() != 2) {
      return Optional.empty();
    }
    Atom x = eqn.in().get(0);
    Atom y = eqn.in().get(1);
    ShapedArray aval = eqn.out().getFirst().aval();
    boolean floating = aval.dtype().isFloating();
    double addsNothing = floating ? -0.0 : 0.0;
    double allBits = allBits(aval.dtype());
    return switch (eqn.op()) {
      case Mul op when !floating && (scope.isSplat(x, 0) || scope.isSplat(y, 0)) -> zero(aval);
      case Mul op -> either(x, y, 1, scope);
      case Div op when scope.isSplat(y, 1) -> Rule.alias(x);
      case Add op -> either(x, y, addsNothing, scope);
      case Sub op when scope.isSplat(y, 0) -> Rule.alias(x);
      case Sub op when !floating && x.equals(y) -> zero(aval);
      case Max op when x.equals(y) -> Rule.alias(x);
      case Min op when x.equals(y) -> Rule.alias(x);
      case And op when x.equals(y) -> Rule.alias(x);
      case Or op when x.equals(y) -> Rule.alias(x);
      case Xor op when x.equals(y) -> zero(aval);
      case And op -> either(x, y, allBits, scope);
      case Or op -> either(x, y, 0, scope);
      case Xor op -> either(x, y, 0, scope);
      case ShiftLeft op when scope.isSplat(y, 0) -> Rule.alias(x);
      case ShiftRightArithmetic op when scope.isSplat(y, 0) -> Rule.alias(x);
      case ShiftRightLogical op when scope.isSplat(y, 0) -> Rule.alias(x);
      default -> Optional.empty();
    };
  }

  /// The other operand, if one of the two is `neutral` everywhere.
  private static Optional<Rewrite> either(Atom x, Atom y, double neutral, Scope scope) {
    if (scope.isSplat(y, neutral)) {
      return Rule.alias(x);
    }
    return scope.isSplat(x, neutral) ? Rule.alias(y) : Optional.empty();
  }

  private static Optional<Rewrite> zero(ShapedArray aval) {
    return Rule.become(new Full(aval, 0));
  }

  /// The number whose bits are all set.
  private static double allBits(DType dtype) {
    return switch (dtype.kind()) {
      case BOOL -> 1;
      case UNSIGNED -> dtype.bits() == 64 ? Double.NaN : Math.scalb(1.0, dtype.bits()) - 1;
      case SIGNED, FLOAT -> -1;
    };
  }
}
