package dev.hokku.lax.linalg;

import static dev.hokku.lax.linalg.Matrices.eye;
import static dev.hokku.lax.linalg.Matrices.leading;
import static dev.hokku.lax.linalg.Matrices.mm;
import static dev.hokku.lax.linalg.Matrices.t;

import dev.hokku.core.Tangent;
import dev.hokku.tensor.Shape;
import dev.hokku.tensor.ShapedArray;
import dev.hokku.tensor.Tensor;
import java.util.List;

/// Eigenvalues `[..,N]`, ascending, and eigenvectors `[..,N,N]`, the columns, of symmetric matrices, whose lower triangle is read. The sign of an eigenvector is not
/// stated.
///
/// Source of the derivative, for distinct eigenvalues: Giles 2008, <https://people.maths.ox.ac.uk/gilesm/files/NA-08-01.pdf>, section 3.1.
public record Eigh() implements Factorization {

  @Override
  public String name() {
    return "eigh";
  }

  @Override
  public List<ShapedArray> factors(ShapedArray x) {
    checkSquare(x);
    return List.of(x.withShape(leading(x).concat(Shape.of(x.shape().last()))), x);
  }

  @Override
  public List<Tangent> tangents(Tensor x, List<Tensor> factors, Tensor t) {
    Tensor w = factors.get(0);
    Tensor v = factors.get(1);
    Tensor identity = eye(x, x.dim(-1));
    // The ones on the diagonal keep it from being divided by 0; they are taken off again.
    Tensor gaps = identity.add(w.expandDims(-2)).sub(w.expandDims(-1)).reciprocal().sub(identity);
    Tensor rotated = mm(mm(t(v), t), v);
    return List.of(Tangent.of(Linalg.diagonal(rotated)), Tangent.of(mm(v, gaps.mul(rotated))));
  }
}
