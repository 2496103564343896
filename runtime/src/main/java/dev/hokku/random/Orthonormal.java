package dev.hokku.random;

import static dev.hokku.lax.Lax.concatenate;
import static dev.hokku.lax.Lax.convertElementType;
import static dev.hokku.lax.Lax.sliceInDim;

import dev.hokku.lax.Numpy;
import dev.hokku.lax.linalg.Linalg;
import dev.hokku.tensor.Axes;
import dev.hokku.tensor.DType;
import dev.hokku.tensor.KeepDims;
import dev.hokku.tensor.Tensor;
import java.util.List;

/// The factor `Q` of a matrix `A = Q R`, where the diagonal of `R` is positive.
///
/// Up to [#REFLECTED] columns by reflections and a change of signs, as JAX does. There LAPACK's order of sums is known, so that the bits can be JAX's too.
///
/// With more columns by Gram-Schmidt by halves, so that nearly all work is in matrix products: the first half of the columns is made orthonormal, its part is
/// taken out of the second half, then that is made orthonormal. Done twice, because cancellation in the first pass leaves columns that are only
/// nearly orthogonal.
///
/// Source: Giraud, Langou, Rozložník and van den Eshof 2005, "Rounding error analysis of the classical Gram-Schmidt orthogonalization process".
public final class Orthonormal {

  /// Where LAPACK begins to work in blocks.
  private static final int REFLECTED = 128;

  private Orthonormal() {}

  /// @param a `[..,n,m]` with `n >= m`, of full rank
  /// @return `[..,n,m]` with orthonormal columns
  public static Tensor columns(Tensor a) {
    return switch (a.dtype()) {
      case F16, BF16 -> convertElementType(columns(convertElementType(a, DType.F32)), a.dtype());
      default -> a.shape().last() <= REFLECTED ? reflected(a) : pass(pass(a));
    };
  }

  private static Tensor reflected(Tensor a) {
    List<Tensor> factors = Linalg.qr(a);
    Tensor signs = Numpy.diagonal(factors.get(1), 0, -2, -1).sign();
    return factors.get(0).mul(signs.expandDims(-2));
  }

  private static Tensor pass(Tensor a) {
    int columns = a.shape().last();
    int axis = a.rank() - 1;
    if (columns <= 1) {
      return a.div(a.square().sum(Axes.of(axis - 1), KeepDims.YES).sqrt());
    }
    int half = columns / 2;
    Tensor first = pass(sliceInDim(a, 0, half, axis));
    Tensor rest = sliceInDim(a, half, columns, axis);
    Tensor shared = first.matmul(first.swapAxes(-1, -2).matmul(rest));
    return concatenate(List.of(first, pass(rest.sub(shared))), axis);
  }
}
