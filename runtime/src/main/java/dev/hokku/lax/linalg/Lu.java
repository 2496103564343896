package dev.hokku.lax.linalg;

import static dev.hokku.lax.linalg.Matrices.eye;
import static dev.hokku.lax.linalg.Matrices.leading;
import static dev.hokku.lax.linalg.Matrices.mm;

import dev.hokku.core.Tangent;
import dev.hokku.lax.Lax;
import dev.hokku.lax.Numpy;
import dev.hokku.lax.Padding;
import dev.hokku.tensor.DType;
import dev.hokku.tensor.Shape;
import dev.hokku.tensor.ShapedArray;
import dev.hokku.tensor.Tensor;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// `x[permutation] = L U` with a unit lower triangular `L` and an upper triangular `U`, by Gaussian elimination with the largest element of each column as
/// pivot. Results: `L` and `U` in one matrix `[..,N,M]`; `pivots: s32[..,min(N,M)]`, the row that each row was exchanged with in turn; `permutation: s32[..,N]`.
public record Lu() implements Factorization {

  @Override
  public String name() {
    return "lu";
  }

  @Override
  public List<ShapedArray> factors(ShapedArray x) {
    int n = x.shape().dim(-2);
    int k = Math.min(n, x.shape().dim(-1));
    return List.of(
        x,
        new ShapedArray(DType.S32, leading(x).concat(Shape.of(k))),
        new ShapedArray(DType.S32, leading(x).concat(Shape.of(n))));
  }

  /// With `s = L^-1 t[permutation] U^-1`, the tangent of `L` is `L tril(s)` and that of `U` is `triu(s) U`. Factors that are not square are completed with the
  /// identity.
  @Override
  public List<Tangent> tangents(Tensor x, List<Tensor> factors, Tensor t) {
    Tensor lu = factors.get(0);
    Tensor permutation = factors.get(2);
    int n = x.dim(-2);
    int m = x.dim(-1);
    int k = Math.min(n, m);
    int rows = x.rank() - 2;
    int columns = x.rank() - 1;
    Tensor exchanged = Numpy.takeAlongAxis(t, permutation.expandDims(-1), rows);
    Tensor lower = completed(Numpy.tril(Lax.sliceInDim(lu, 0, k, columns), -1), 0, n - k).add(eye(x, n));
    Tensor upper = completed(Numpy.triu(Lax.sliceInDim(lu, 0, k, rows), 0), m - k, 0)
        .add(Matrices.diagonalMatrix(Numpy.arange(m).ge((long) k).astype(x.dtype())));
    Tensor half = Linalg.triangularSolve(lower, exchanged, true, true, false, true);
    Tensor s = Linalg.triangularSolve(upper, half, false, false, false, false);
    Tensor tangent = mm(lower, Numpy.tril(s, -1)).add(mm(Numpy.triu(s, 0), upper));
    return List.of(Tangent.of(tangent), Tangent.zeroLike(factors.get(1)), Tangent.zeroLike(permutation));
  }

  private static Tensor completed(Tensor x, int rows, int columns) {
    List<Padding> padding = new ArrayList<>(Collections.nCopies(x.rank() - 2, Padding.NONE));
    padding.add(Padding.edges(0, rows));
    padding.add(Padding.edges(0, columns));
    return Lax.pad(x, 0, padding);
  }
}
