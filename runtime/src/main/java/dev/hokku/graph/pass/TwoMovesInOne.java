package dev.hokku.graph.pass;

import dev.hokku.core.Primitive;
import dev.hokku.graph.Atom;
import dev.hokku.graph.Eqn;
import dev.hokku.lax.BroadcastInDim;
import dev.hokku.lax.Concatenate;
import dev.hokku.lax.ConvertElementType;
import dev.hokku.lax.Reshape;
import dev.hokku.lax.Rev;
import dev.hokku.lax.Slice;
import dev.hokku.lax.Transpose;
import dev.hokku.tensor.Axes;
import dev.hokku.tensor.DType;
import dev.hokku.tensor.Shape;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Elements that are moved twice are moved once.
///
/// | equation | becomes | when |
/// |---|---|---|
/// | `reshape (reshape x)` | `reshape x` | always |
/// | `transpose (transpose x)` | `transpose x` | always |
/// | `rev (rev x)` | `x` | both reverse the same axes |
/// | `slice (slice x)` | `slice x` | always |
/// | `slice (concatenate x y …)` | `slice y` | the slice lies within one operand |
/// | `broadcast_in_dim (broadcast_in_dim x)` | `broadcast_in_dim x` | always |
/// | `reshape`, `transpose`, `rev` or `slice` of a repeated scalar | the scalar repeated | always |
/// | `convert_element_type (convert_element_type x)` | `convert_element_type x` | the type between holds every value of the first |
record TwoMovesInOne() implements Rule {

  @Override
  public Optional<Rewrite> apply(Eqn eqn, Scope scope) {
    if (eqn.in().isEmpty()) {
      return Optional.empty();
    }
    Atom moved = eqn.in().getFirst();
    Primitive inner = scope.op(moved);
    if (inner == null) {
      return Optional.empty();
    }
    Shape shape = eqn.out().getFirst().aval().shape();
    return switch (eqn.op()) {
      case Reshape op when isScalarRepeated(moved, scope) -> repeat(shape, moved, scope);
      case Transpose op when isScalarRepeated(moved, scope) -> repeat(shape, moved, scope);
      case Rev op when isScalarRepeated(moved, scope) -> repeat(shape, moved, scope);
      case Slice op when isScalarRepeated(moved, scope) -> repeat(shape, moved, scope);
      case Reshape op when inner instanceof Reshape -> Rule.become(op, scope.operand(moved));
      case Transpose(Axes second) when inner instanceof Transpose(Axes first) -> Rule.become(
          new Transpose(Axes.of(Moves.through(first, second))), scope.operand(moved));
      case Rev op when inner.equals(op) -> Rule.alias(scope.operand(moved));
      case Slice second when inner instanceof Slice first -> Rule.become(Moves.compose(first, second), scope.operand(moved));
      case Slice op when inner instanceof Concatenate(int axis) -> withinOne(op, axis, scope.definition(moved));
      case BroadcastInDim(Shape to, Axes second) when inner instanceof BroadcastInDim(Shape from, Axes first) -> Rule.become(
          new BroadcastInDim(to, Axes.of(Moves.through(second, first))), scope.operand(moved));
      case ConvertElementType op when inner instanceof ConvertElementType
          && holds(moved.aval().dtype(), scope.operand(moved).aval().dtype()) -> Rule.become(op, scope.operand(moved));
      default -> Optional.empty();
    };
  }

  private static boolean isScalarRepeated(Atom atom, Scope scope) {
    return scope.op(atom) instanceof BroadcastInDim && scope.operand(atom).aval().rank() == 0;
  }

  private static Optional<Rewrite> repeat(Shape shape, Atom repeated, Scope scope) {
    return Rule.become(new BroadcastInDim(shape, Axes.NONE), scope.operand(repeated));
  }

  /// The slice of the one operand of a concatenation that it lies in.
  private static Optional<Rewrite> withinOne(Slice op, int axis, @Nullable Eqn concatenation) {
    if (concatenation == null) {
      return Optional.empty();
    }
    int start = 0;
    for (Atom part : concatenation.in()) {
      int end = start + part.aval().shape().dim(axis);
      if (start <= op.start().at(axis) && op.limit().at(axis) <= end && op.start().at(axis) < op.limit().at(axis)) {
        return Rule.become(
            new Slice(Moves.minus(op.start(), axis, start), Moves.minus(op.limit(), axis, start), op.strides()), part);
      }
      start = end;
    }
    return Optional.empty();
  }

  /// Whether every value of type `small` is one of type `large`.
  private static boolean holds(DType large, DType small) {
    return switch (small.kind()) {
      case BOOL -> true;
      case UNSIGNED -> large.kind() == DType.Kind.UNSIGNED && large.bits() >= small.bits()
          || large.kind() == DType.Kind.SIGNED && large.bits() > small.bits()
          || large.isFloating() && digits(large) >= small.bits();
      case SIGNED -> large.kind() == DType.Kind.SIGNED && large.bits() >= small.bits()
          || large.isFloating() && digits(large) >= small.bits();
      case FLOAT -> large == small || large == DType.F64 || large == DType.F32 && small != DType.F64;
    };
  }

  /// How many bits a whole number may have to be a value of a floating type.
  private static int digits(DType dtype) {
    return switch (dtype) {
      case F64 -> 53;
      case F32 -> 24;
      case F16 -> 11;
      case BF16 -> 8;
      default -> 0;
    };
  }
}
