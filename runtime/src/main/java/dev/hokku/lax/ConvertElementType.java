package dev.hokku.lax;

import static dev.hokku.lax.Lax.convertElementType;

import dev.hokku.core.Tangent;
import dev.hokku.tensor.DType;
import dev.hokku.tensor.ShapedArray;
import dev.hokku.tensor.Tensor;

/// The same values as another dtype. Floats are rounded to nearest-even, or toward zero for integers; integers keep their low bits;
/// `bool` is 0 or 1, and true is what is not 0.
///
/// @param dtype of the result
public record ConvertElementType(DType dtype) implements LinearUnary, ElementwiseUnary {

  @Override
  public String name() {
    return "convert_element_type";
  }

  @Override
  public ShapedArray abstractEval(ShapedArray x) {
    return x.withDtype(dtype);
  }

  /// Integers have no tangents.
  @Override
  public Tangent jvp(Tensor x, Tensor y, Tensor t) {
    return dtype.isFloating() ? Tangent.of(convertElementType(t, dtype)) : Tangent.zeroLike(y);
  }

  @Override
  public Tensor transpose(ShapedArray x, Tensor ct) {
    return convertElementType(ct, x.dtype());
  }
}
