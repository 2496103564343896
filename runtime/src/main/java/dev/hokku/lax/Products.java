package dev.hokku.lax;

import static dev.hokku.lax.Lax.convertElementType;
import static dev.hokku.lax.Lax.dotGeneral;

import dev.hokku.core.ShapeError;
import dev.hokku.tensor.Axes;
import dev.hokku.tensor.DType;
import dev.hokku.tensor.Shape;
import dev.hokku.tensor.Tensor;
import java.util.List;

/// numpy's products, as [DotGeneral]s.
final class Products {

  private Products() {}

  /// `[..,N,K]` by `[..,K,M]`; leading axes broadcast; a vector is a row on the left and a column on the right.
  static Tensor matmul(Tensor a, Tensor b) {
    if (a.rank() == 0 || b.rank() == 0) {
      throw new ShapeError("matmul", "a scalar among %s and %s".formatted(a.aval(), b.aval()), "Use mul.");
    }
    DType dtype = Promotion.promote(a.dtype(), b.dtype());
    Tensor x = convertElementType(a, dtype);
    Tensor y = convertElementType(b, dtype);
    int k = x.rank() - 1;
    int ky = Math.max(y.rank() - 2, 0);
    if (x.dim(k) != y.dim(ky)) {
      throw new ShapeError(
          "matmul",
          "contracted axes differ, %d in %s and %d in %s".formatted(x.dim(k), x.aval(), y.dim(ky), y.aval()),
          "The last axis of the left must be as long as the %s of the right.".formatted(y.rank() == 1 ? "only axis" : "last but one"));
    }
    if (y.rank() <= 2) {
      return dotGeneral(x, y, DotDims.contract(k, ky));
    }
    if (x.rank() <= 2) {
      Tensor out = dotGeneral(x, y, DotDims.contract(k, ky));
      return x.rank() == 1 ? out : Batching.moveAxis(out, 0, out.rank() - 2);
    }
    Shape batch = Broadcasting.shapes("matmul", x.shape().range(0, x.rank() - 2), y.shape().range(0, y.rank() - 2));
    x = Broadcasting.to("matmul", x, batch.concat(x.shape().range(x.rank() - 2, x.rank())));
    y = Broadcasting.to("matmul", y, batch.concat(y.shape().range(y.rank() - 2, y.rank())));
    int n = batch.rank();
    return dotGeneral(x, y, new DotDims(Axes.of(n + 1), Axes.of(n), Axes.range(n), Axes.range(n)));
  }

  /// The last axis of `a` with the last but one of `b`; free axes of both stay.
  static Tensor dot(Tensor a, Tensor b) {
    if (a.rank() == 0 || b.rank() == 0) {
      return Numpy.multiply(a, b);
    }
    List<Tensor> both = promoted(a, b);
    return dotGeneral(both.get(0), both.get(1), DotDims.contract(a.rank() - 1, Math.max(b.rank() - 2, 0)));
  }

  /// The last `count` axes of `a` with the first `count` of `b`.
  static Tensor tensordot(Tensor a, Tensor b, int count) {
    if (count < 0 || count > Math.min(a.rank(), b.rank())) {
      throw new ShapeError(
          "tensordot", "%d axes of x: %s and y: %s".formatted(count, a.aval(), b.aval()), "Sum over axes that both have.");
    }
    return tensordot(a, b, Axes.range(a.rank() - count, a.rank()), Axes.range(count));
  }

  /// Sums over `aAxes` with `bAxes`.
  static Tensor tensordot(Tensor a, Tensor b, Axes aAxes, Axes bAxes) {
    List<Tensor> both = promoted(a, b);
    return dotGeneral(both.get(0), both.get(1), new DotDims(aAxes, bAxes, Axes.NONE, Axes.NONE));
  }

  private static List<Tensor> promoted(Tensor a, Tensor b) {
    DType dtype = Promotion.promote(a.dtype(), b.dtype());
    return List.of(convertElementType(a, dtype), convertElementType(b, dtype));
  }
}
