package dev.hokku.lax;

import dev.hokku.core.Operand;
import dev.hokku.core.Tangent;
import dev.hokku.tensor.ShapedArray;
import dev.hokku.tensor.Tensor;
import java.util.List;

/// A primitive that is linear in each of its two operands: products and convolutions.
public interface Bilinear extends Binary {

  /// The cotangent of `x` when `y` is known.
  Tensor transposeLeft(Tensor ct, ShapedArray x, Tensor y);

  /// The cotangent of `y` when `x` is known.
  Tensor transposeRight(Tensor ct, Tensor x, ShapedArray y);

  @Override
  default Tangent jvpLeft(Tensor x, Tensor y, Tensor out, Tensor t) {
    return Tangent.of(Binding.bind(this, t, y));
  }

  @Override
  default Tangent jvpRight(Tensor x, Tensor y, Tensor out, Tensor t) {
    return Tangent.of(Binding.bind(this, x, t));
  }

  @Override
  default List<Tangent> transpose(List<Operand> in, List<Tangent> cts) {
    Operand x = in.get(0);
    Operand y = in.get(1);
    Tangent ct = cts.getFirst();
    if (ct.isZero()) {
      return List.of(new Tangent.Zero(x.aval()), new Tangent.Zero(y.aval()));
    }
    return x.isLinear()
        ? List.of(Tangent.of(transposeLeft(ct.value(), x.aval(), y.value())), new Tangent.Zero(y.aval()))
        : List.of(new Tangent.Zero(x.aval()), Tangent.of(transposeRight(ct.value(), x.value(), y.aval())));
  }
}
