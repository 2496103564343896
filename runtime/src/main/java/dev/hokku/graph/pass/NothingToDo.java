package dev.hokku.graph.pass;

import dev.hokku.graph.Atom;
import dev.hokku.graph.Eqn;
import dev.hokku.lax.BroadcastInDim;
import dev.hokku.lax.Concatenate;
import dev.hokku.lax.ConvertElementType;
import dev.hokku.lax.IntegerPow;
import dev.hokku.lax.Pad;
import dev.hokku.lax.Padding;
import dev.hokku.lax.ReduceSum;
import dev.hokku.lax.Reduction;
import dev.hokku.lax.Reshape;
import dev.hokku.lax.Rev;
import dev.hokku.lax.Slice;
import dev.hokku.lax.StopGradient;
import dev.hokku.lax.Transpose;
import dev.hokku.tensor.Axes;
import dev.hokku.tensor.Shape;
import java.util.Arrays;
import java.util.Optional;

/// Operations that give their operand back.
///
/// | equation | becomes | when |
/// |---|---|---|
/// | `reshape`, `broadcast_in_dim`, `convert_element_type` | `x` | shape and dtype stay |
/// | `transpose` | `x` | the permutation changes nothing |
/// | `rev` | `x` | no axis is longer than 1 |
/// | `slice`, `pad` | `x` | nothing is cut off or put in |
/// | `concatenate` | `x` | there is one operand |
/// | a reduction | `x` | over no axes; not a sum of floats, since 0 + -0 is 0 |
/// | `stop_gradient` | `x` | always: passes run after derivatives are taken |
/// | `integer_pow[power=1]` | `x` | always |
record NothingToDo() implements Rule {

  @Override
  public Optional<Rewrite> apply(Eqn eqn, Scope scope) {
    if (eqn.in().isEmpty()) {
      return Optional.empty();
    }
    Atom x = eqn.in().getFirst();
    Shape shape = x.aval().shape();
    boolean same = eqn.out().getFirst().aval().equals(x.aval());
    boolean idle = same && switch (eqn.op()) {
      case Reshape op -> true;
      case BroadcastInDim op -> true;
      case ConvertElementType op -> true;
      case StopGradient op -> true;
      case Transpose(Axes permutation) -> permutation.equals(Axes.range(shape.rank()));
      case Rev(Axes axes) -> Arrays.stream(axes.toArray()).allMatch(axis -> shape.dim(axis) <= 1);
      case Slice op -> true;
      case Pad op -> op.padding().stream().allMatch(Padding.NONE::equals);
      case Concatenate op -> eqn.in().size() == 1;
      case ReduceSum op when x.aval().dtype().isFloating() -> false;
      case Reduction op -> op.axes().count() == 0;
      case IntegerPow(int power) -> power == 1;
      default -> false;
    };
    return idle ? Rule.alias(x) : Optional.empty();
  }
}
