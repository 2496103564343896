package dev.hokku.lax.linalg;

import dev.hokku.core.Batched;
import dev.hokku.core.Dual;
import dev.hokku.core.Operand;
import dev.hokku.core.Primitive;
import dev.hokku.core.ShapeError;
import dev.hokku.core.Tangent;
import dev.hokku.lax.Batching;
import dev.hokku.lax.Binding;
import dev.hokku.lax.Checks;
import dev.hokku.tensor.ShapedArray;
import dev.hokku.tensor.Tensor;
import java.util.List;

/// A primitive that writes one matrix `[..,N,M]` as several: leading axes are done one by one, so a batch axis is one more of them.
public interface Factorization extends Primitive {

  /// The types of the factors of `x`, a floating matrix.
  List<ShapedArray> factors(ShapedArray x);

  /// The tangents of the factors, one each.
  List<Tangent> tangents(Tensor x, List<Tensor> factors, Tensor t);

  @Override
  default List<ShapedArray> abstractEval(List<ShapedArray> in) {
    ShapedArray x = Checks.floating(name(), in.getFirst());
    if (x.dtype().bytes() < 4) {
      throw new ShapeError(name(), "x: %s has too few digits".formatted(x), "Convert it first: x.astype(DType.F32).");
    }
    if (x.rank() < 2) {
      throw new ShapeError(name(), "x: %s is no matrix".formatted(x), "Give it two axes, and any number before them.");
    }
    return factors(x);
  }

  /// Refuses a matrix that is not square.
  default void checkSquare(ShapedArray x) {
    if (x.shape().dim(-1) != x.shape().dim(-2)) {
      throw new ShapeError(name(), "x: %s is not square".formatted(x), "The last two axes are equally long.");
    }
  }

  @Override
  default Dual jvp(List<Tensor> primals, List<Tangent> tangents) {
    List<Tensor> factors = Binding.bind(this, primals);
    return new Dual(factors, tangents(primals.getFirst(), factors, tangents.getFirst().value()));
  }

  @Override
  default List<Tangent> transpose(List<Operand> in, List<Tangent> cts) {
    throw new AssertionError("%s is not linear, so nothing may ask for its transpose.".formatted(name()));
  }

  @Override
  default List<Batched> batch(int size, List<Batched> in) {
    List<Tensor> out = Binding.bind(this, List.of(Batching.front(in.getFirst(), size)));
    return out.stream().map(factor -> new Batched(factor, 0)).toList();
  }
}
