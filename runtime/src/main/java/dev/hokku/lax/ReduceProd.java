package dev.hokku.lax;

import static dev.hokku.lax.Lax.add;
import static dev.hokku.lax.Lax.concatenate;
import static dev.hokku.lax.Lax.mul;
import static dev.hokku.lax.Lax.reshape;
import static dev.hokku.lax.Lax.sliceInDim;

import dev.hokku.core.Tangent;
import dev.hokku.tensor.Axes;
import dev.hokku.tensor.Shape;
import dev.hokku.tensor.ShapedArray;
import dev.hokku.tensor.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// The product of `x` over `axes`. Products of `f16` and `bf16` are taken in `f32` and rounded once.
///
/// @param axes the axes that leave the shape, each in `[0, rank)`
public record ReduceProd(Axes axes) implements Reduction {

  @Override
  public String name() {
    return "reduce_prod";
  }

  @Override
  public Reduction over(Axes axes) {
    return new ReduceProd(axes);
  }

  @Override
  public ShapedArray abstractEval(ShapedArray x) {
    return Reduction.super.abstractEval(Checks.numeric(name(), x));
  }

  /// The product is taken as a tree of pairs, each with the product rule. Nothing is divided, so zeros among the factors do no harm.
  @Override
  public Tangent jvp(Tensor x, Tensor y, Tensor t) {
    Tensor values = flattened(x);
    Tensor tangents = flattened(t);
    if (values.dim(0) == 0) {
      return Tangent.zeroLike(y);
    }
    while (values.dim(0) > 1) {
      int length = values.dim(0);
      int half = length / 2;
      Tensor x1 = sliceInDim(values, 0, half, 0);
      Tensor x2 = sliceInDim(values, half, 2 * half, 0);
      Tensor products = mul(x1, x2);
      Tensor sums = add(mul(sliceInDim(tangents, 0, half, 0), x2), mul(x1, sliceInDim(tangents, half, 2 * half, 0)));
      boolean odd = length % 2 == 1;
      values = odd ? concatenate(List.of(products, sliceInDim(values, length - 1, length, 0)), 0) : products;
      tangents = odd ? concatenate(List.of(sums, sliceInDim(tangents, length - 1, length, 0)), 0) : sums;
    }
    return Tangent.of(reshape(tangents, y.shape()));
  }

  /// `[N,..]` with all reduced axes as the first one.
  private Tensor flattened(Tensor x) {
    Axes kept = axes.complement(x.rank());
    int[] order = IntStream.concat(Arrays.stream(axes.toArray()), Arrays.stream(kept.toArray())).toArray();
    Shape rest = x.shape().without(axes);
    int factors = 1;
    for (int axis : axes.toArray()) {
      factors *= x.dim(axis);
    }
    return reshape(Lax.transpose(x, Axes.of(order)), rest.insert(0, factors));
  }
}
