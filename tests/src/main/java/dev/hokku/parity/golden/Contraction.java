package dev.hokku.parity.golden;

import dev.hokku.core.Primitive;
import dev.hokku.core.Trace;
import dev.hokku.lax.Add;
import dev.hokku.lax.Binding;
import dev.hokku.lax.BroadcastInDim;
import dev.hokku.lax.Div;
import dev.hokku.lax.IntegerPow;
import dev.hokku.lax.Lax;
import dev.hokku.lax.Mul;
import dev.hokku.lax.Neg;
import dev.hokku.lax.ReduceSum;
import dev.hokku.lax.Reshape;
import dev.hokku.lax.Sub;
import dev.hokku.tensor.Axes;
import dev.hokku.tensor.Tensor;
import java.util.List;
import java.util.Optional;

/// Operations on `f32` as XLA's compiled loops do them: a product is not rounded before it is added to something; of two products the second one is. A quotient
/// by a constant is a product with its reciprocal.
///
/// XLA does so where both operations stand in one loop. Which do is not known here, so all are taken to.
///
/// Source: LLVM's contraction of `fmul` with `fadd` and `fsub`; found by comparing variances, which agree bit for bit.
final class Contraction {

  private final Trace trace;

  Contraction(Trace trace) {
    this.trace = trace;
  }

  /// The result of `op`, if XLA computes it otherwise than we do.
  Optional<Tensor> of(Primitive op, List<Tensor> in) {
    Tensor x = in.getFirst();
    Tensor y = in.getLast();
    return Optional.ofNullable(switch (op) {
      case Mul ignored -> product(x, y);
      case IntegerPow(int power) when power == 2 -> product(x, x);
      case Div ignored when !(y instanceof Concrete) -> product(x, Lax.div(Lax.onesLike(y), y));
      case Neg ignored when x instanceof Product p -> new Product(trace, Lax.neg(p.left), p.right);
      case Reshape ignored when x instanceof Product p -> p.moved(op);
      case BroadcastInDim ignored when x instanceof Product p -> p.moved(op);
      case Add ignored when x instanceof Product p -> sum(p.left, p.right, y);
      case Add ignored when y instanceof Product p -> sum(p.left, p.right, x);
      case Sub ignored when x instanceof Product p -> sum(p.left, p.right, Lax.neg(Concrete.value(y)));
      case Sub ignored when y instanceof Product p -> sum(Lax.neg(p.left), p.right, x);
      case ReduceSum(Axes axes) when x instanceof Product p && CompiledSums.inOneWindow(x, axes) ->
        new Concrete(trace, CompiledSums.ofProducts(p.left, p.right, axes));
      case ReduceSum(Axes axes) -> new Concrete(trace, CompiledSums.sum(Concrete.value(x), axes));
      default -> null;
    });
  }

  private Tensor product(Tensor left, Tensor right) {
    return new Product(trace, Concrete.value(left), Concrete.value(right));
  }

  private Tensor sum(Tensor left, Tensor right, Tensor more) {
    return new Concrete(trace, Lax.fma(left, right, Concrete.value(more)));
  }

  /// A product that is not rounded if it is added to something next.
  private static final class Product extends Concrete {

    private final Trace trace;
    private final Tensor left;
    private final Tensor right;

    Product(Trace trace, Tensor left, Tensor right) {
      super(trace, Lax.mul(left, right));
      this.trace = trace;
      this.left = left;
      this.right = right;
    }

    /// The same with both factors reshaped or repeated.
    Product moved(Primitive op) {
      return new Product(trace, Binding.bind(op, List.of(left)).getFirst(), Binding.bind(op, List.of(right)).getFirst());
    }
  }
}
