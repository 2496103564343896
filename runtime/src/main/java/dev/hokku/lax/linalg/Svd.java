package dev.hokku.lax.linalg;

import static dev.hokku.lax.linalg.Matrices.eye;
import static dev.hokku.lax.linalg.Matrices.leading;
import static dev.hokku.lax.linalg.Matrices.matrix;
import static dev.hokku.lax.linalg.Matrices.mm;
import static dev.hokku.lax.linalg.Matrices.t;

import dev.hokku.core.HokkuException;
import dev.hokku.core.Tangent;
import dev.hokku.tensor.Shape;
import dev.hokku.tensor.ShapedArray;
import dev.hokku.tensor.Tensor;
import java.util.List;

/// `x = u diag(s) vt` with orthonormal columns in `u` and rows in `vt`, and `s` descending. With `K = min(N,M)`: `[..,N,M]` gives `u: [..,N,K]`, `s: [..,K]`,
/// `vt: [..,K,M]`, or square `u` and `vt`. Signs of pairs of vectors are not stated.
///
/// Source of the derivative, for distinct singular values: Giles 2008, <https://people.maths.ox.ac.uk/gilesm/files/NA-08-01.pdf>, section 3.2.
///
/// @param fullMatrices whether `u` and `vt` are square
public record Svd(boolean fullMatrices) implements Factorization {

  @Override
  public String name() {
    return "svd";
  }

  @Override
  public List<ShapedArray> factors(ShapedArray x) {
    int n = x.shape().dim(-2);
    int m = x.shape().dim(-1);
    int k = Math.min(n, m);
    return List.of(
        matrix(x, n, fullMatrices ? n : k),
        x.withShape(leading(x).concat(Shape.of(k))),
        matrix(x, fullMatrices ? m : k, m));
  }

  @Override
  public List<Tangent> tangents(Tensor x, List<Tensor> factors, Tensor t) {
    int n = x.dim(-2);
    int m = x.dim(-1);
    if (fullMatrices && n != m) {
      throw new HokkuException(
          "svd of x: %s with full matrices has no derivative: the added vectors are not unique.".formatted(x.aval()),
          "",
          "Use fullMatrices = false.");
    }
    Tensor u = factors.get(0);
    Tensor s = factors.get(1);
    Tensor v = t(factors.get(2));
    Tensor row = s.expandDims(-2);
    Tensor column = s.expandDims(-1);
    Tensor ds = mm(mm(t(u), t), v);
    Tensor identity = eye(x, s.dim(-1));
    Tensor gaps = row.add(column).mul(row.sub(column)).add(identity).reciprocal().sub(identity);
    Tensor right = row.mul(ds);
    Tensor left = column.mul(ds);
    Tensor du = mm(u, gaps.mul(right.add(t(right))));
    Tensor dv = mm(v, gaps.mul(left.add(t(left))));
    if (n > m) {
      Tensor outside = mm(t, v);
      du = du.add(outside.sub(mm(u, mm(t(u), outside))).div(row));
    }
    if (m > n) {
      Tensor outside = mm(t(t), u);
      dv = dv.add(outside.sub(mm(v, mm(t(v), outside))).div(row));
    }
    return List.of(Tangent.of(du), Tangent.of(Linalg.diagonal(ds)), Tangent.of(t(dv)));
  }
}
