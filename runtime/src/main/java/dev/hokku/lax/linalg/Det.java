package dev.hokku.lax.linalg;

import static dev.hokku.lax.linalg.Matrices.diagonalMatrix;
import static dev.hokku.lax.linalg.Matrices.eye;
import static dev.hokku.lax.linalg.Matrices.leading;
import static dev.hokku.lax.linalg.Matrices.mm;
import static dev.hokku.lax.linalg.Matrices.t;

import dev.hokku.core.Tangent;
import dev.hokku.lax.Binding;
import dev.hokku.lax.Lax;
import dev.hokku.lax.Numpy;
import dev.hokku.tensor.Axes;
import dev.hokku.tensor.KeepDims;
import dev.hokku.tensor.ShapedArray;
import dev.hokku.tensor.Tensor;
import java.util.List;

/// The determinant `[..]` of square matrices `[..,N,N]`: the product of the pivots of [Lu], with the sign of its exchanges.
///
/// The derivative is the trace of the adjugate times the tangent, `det(x) x^-1 t` where there is an inverse. A singular matrix has an adjugate too: with
/// `x = u diag(s) vt` it is made of products of all singular values but one, which no zero among them spoils. JAX divides by the pivots before the last, so that its
/// derivative is 0 where one of those is 0. Second derivatives are right at all matrices with an inverse, and at singular ones whose singular values are distinct.
public record Det() implements Factorization {

  @Override
  public String name() {
    return "det";
  }

  @Override
  public List<ShapedArray> factors(ShapedArray x) {
    checkSquare(x);
    return List.of(x.withShape(leading(x)));
  }

  @Override
  public List<Tangent> tangents(Tensor x, List<Tensor> factors, Tensor t) {
    Tensor singular = isSingular(x);
    Tensor everywhere = singular.expandDims(-1).expandDims(-1);
    // Each way gets a matrix that it is good for where the other is taken, so that nothing infinite meets the zeros of the choice backwards.
    Tensor regular = Numpy.where(everywhere, eye(x, x.dim(-1)), x);
    Tensor values = Numpy.arange(x.dim(-1)).add(1L).astype(x.dtype());
    Tensor degenerate = Numpy.where(everywhere, x, diagonalMatrix(values));
    return List.of(Tangent.of(Numpy.where(singular, bySingularValues(degenerate, t), byInverse(regular, t))));
  }

  /// Whether a pivot is lost among the roundings of the largest.
  private static Tensor isSingular(Tensor x) {
    Tensor pivots = Lax.stopGradient(Linalg.diagonal(Linalg.lu(x).getFirst()).abs());
    Axes last = Axes.of(pivots.rank() - 1);
    double roundings = x.dim(-1) * Linalg.epsilon(x.dtype());
    return pivots.min(last, KeepDims.NO).le(pivots.max(last, KeepDims.NO).mul(roundings));
  }

  private static Tensor byInverse(Tensor x, Tensor t) {
    return Binding.bind(new Det(), x).mul(Linalg.trace(Linalg.solve(x, t)));
  }

  private static Tensor bySingularValues(Tensor x, Tensor t) {
    List<Tensor> factors = Linalg.svd(x);
    Tensor u = factors.get(0);
    Tensor s = factors.get(1);
    Tensor vt = factors.get(2);
    Tensor sign = Lax.round(Binding.bind(new Det(), Lax.stopGradient(mm(u, vt))));
    int axis = s.rank() - 1;
    Tensor one = Numpy.ones(s.dtype(), s.shape().with(axis, 1));
    Tensor before = Lax.concatenate(List.of(one, Lax.sliceInDim(Lax.cumprod(s, axis, false), 0, s.dim(axis) - 1, axis)), axis);
    Tensor behind = Lax.concatenate(List.of(Lax.sliceInDim(Lax.cumprod(s, axis, true), 1, s.dim(axis), axis), one), axis);
    Tensor turned = Linalg.diagonal(mm(mm(t(u), t), t(vt)));
    return sign.mul(before.mul(behind).mul(turned).sum(-1));
  }
}
