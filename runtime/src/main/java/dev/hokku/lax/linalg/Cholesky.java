package dev.hokku.lax.linalg;

import static dev.hokku.lax.linalg.Matrices.eye;
import static dev.hokku.lax.linalg.Matrices.mm;

import dev.hokku.core.Tangent;
import dev.hokku.lax.Numpy;
import dev.hokku.tensor.ShapedArray;
import dev.hokku.tensor.Tensor;
import java.util.List;

/// The lower triangular `L` with `x = L L^T` of symmetric positive definite matrices `[..,N,N]`, whose lower triangle is read. NaN where there is none.
///
/// Source of the derivative: Murray 2016, <https://arxiv.org/abs/1602.07527>.
public record Cholesky() implements Factorization {

  @Override
  public String name() {
    return "cholesky";
  }

  @Override
  public List<ShapedArray> factors(ShapedArray x) {
    checkSquare(x);
    return List.of(x);
  }

  /// `L phi(L^-1 t L^-T)`, where `phi` takes the lower triangle and half of the diagonal.
  @Override
  public List<Tangent> tangents(Tensor x, List<Tensor> factors, Tensor t) {
    Tensor l = factors.getFirst();
    Tensor right = Linalg.triangularSolve(l, t, false, true, true, false);
    Tensor both = Linalg.triangularSolve(l, right, true, true, false, false);
    Tensor halved = Numpy.tril(both, 0).div(eye(x, x.dim(-1)).add(1.0));
    return List.of(Tangent.of(mm(l, halved)));
  }
}
