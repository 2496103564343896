package dev.hokku.lax.linalg;

import static dev.hokku.lax.linalg.Matrices.matrix;
import static dev.hokku.lax.linalg.Matrices.mm;
import static dev.hokku.lax.linalg.Matrices.t;

import dev.hokku.core.HokkuException;
import dev.hokku.core.Tangent;
import dev.hokku.lax.Lax;
import dev.hokku.lax.Numpy;
import dev.hokku.tensor.ShapedArray;
import dev.hokku.tensor.Tensor;
import java.util.List;

/// `x = q r` with orthonormal columns in `q` and an upper triangular `r`, by Householder reflections as LAPACK's `geqrf`: the diagonal of `r` may be
/// negative. With `K = min(N,M)`: `[..,N,M]` gives `[..,N,K]` and `[..,K,M]`, or `[..,N,N]` and `[..,N,M]`.
///
/// Source of the derivative: Walter and Lehmann 2010, <https://arxiv.org/abs/1009.6112>.
///
/// @param fullMatrices whether `q` is square
public record Qr(boolean fullMatrices) implements Factorization {

  @Override
  public String name() {
    return "qr";
  }

  @Override
  public List<ShapedArray> factors(ShapedArray x) {
    int n = x.shape().dim(-2);
    int m = x.shape().dim(-1);
    int k = fullMatrices ? n : Math.min(n, m);
    return List.of(matrix(x, n, k), matrix(x, k, m));
  }

  /// The rule for as many columns as rows or fewer; further columns of `r` are `q^T x`.
  @Override
  public List<Tangent> tangents(Tensor x, List<Tensor> factors, Tensor t) {
    Tensor q = factors.get(0);
    Tensor r = factors.get(1);
    int n = x.dim(-2);
    int m = x.dim(-1);
    if (fullMatrices && n > m) {
      throw new HokkuException(
          "qr of x: %s with full matrices has no derivative: the added columns of q are not unique.".formatted(x.aval()),
          "",
          "Use fullMatrices = false.");
    }
    int columns = x.rank() - 1;
    Tensor square = m > n ? Lax.sliceInDim(r, 0, n, columns) : r;
    Tensor first = m > n ? Lax.sliceInDim(t, 0, n, columns) : t;
    Tensor scaled = Linalg.triangularSolve(square, first, false, false, false, false);
    Tensor turned = mm(t(q), scaled);
    Tensor below = Numpy.tril(turned, -1);
    Tensor rotation = below.sub(t(below));
    Tensor dq = mm(q, rotation.sub(turned)).add(scaled);
    Tensor dr = m > n
        ? Numpy.triu(mm(t(dq), x).add(mm(t(q), t)), 0)
        : mm(turned.sub(rotation), r);
    return List.of(Tangent.of(dq), Tangent.of(dr));
  }
}
