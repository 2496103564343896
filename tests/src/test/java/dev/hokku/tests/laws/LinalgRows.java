package dev.hokku.tests.laws;

import dev.hokku.lax.Numpy;
import dev.hokku.lax.linalg.Cholesky;
import dev.hokku.lax.linalg.Det;
import dev.hokku.lax.linalg.Eigh;
import dev.hokku.lax.linalg.Lu;
import dev.hokku.lax.linalg.Qr;
import dev.hokku.lax.linalg.Svd;
import dev.hokku.lax.linalg.TriangularSolve;
import dev.hokku.tensor.DType;
import dev.hokku.tensor.Index;
import dev.hokku.tensor.Shape;
import dev.hokku.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;

/// Factorizations of matrices, square, tall and wide, alone and in batches.
final class LinalgRows {

  private LinalgRows() {}

  static List<Row> all() {
    List<Sample> cholesky = new ArrayList<>();
    List<Sample> det = new ArrayList<>();
    List<Sample> eigh = new ArrayList<>();
    List<Sample> lu = new ArrayList<>();
    List<Sample> qr = new ArrayList<>();
    List<Sample> svd = new ArrayList<>();
    List<Sample> solve = new ArrayList<>();
    for (DType dtype : List.of(DType.F32, DType.F64)) {
      for (Shape shape : List.of(Shape.of(3, 3), Shape.of(2, 4, 4), Shape.of(1, 1))) {
        cholesky.add(Sample.of(new Cholesky(), positive(dtype, shape)).onSymmetric());
        det.add(Sample.of(new Det(), any(dtype, shape)));
        eigh.add(Sample.of(new Eigh(), symmetric(dtype, shape)).onSymmetric());
        for (int options = 0; options < 16; options++) {
          boolean left = (options & 1) != 0;
          Tensor a = any(dtype, shape).add(eye(dtype, shape).mul(3));
          Tensor b = any(dtype, shape.with(left ? -1 : -2, 2));
          solve.add(Sample.of(new TriangularSolve(left, (options & 2) != 0, (options & 4) != 0, (options & 8) != 0), a, b));
        }
      }
      singular(dtype).forEach(x -> det.add(Sample.of(new Det(), x)));
      det.add(Sample.of(new Det(), Numpy.eye(4).astype(dtype)));
      for (Shape shape : List.of(Shape.of(3, 3), Shape.of(2, 4, 3), Shape.of(3, 5))) {
        lu.add(Sample.of(new Lu(), any(dtype, shape)));
        qr.add(Sample.of(new Qr(false), any(dtype, shape)));
        svd.add(Sample.of(new Svd(false), any(dtype, shape)));
        Sample.Derivatives unique = shape.dim(-2) > shape.dim(-1) ? Sample.Derivatives.NONE : Sample.Derivatives.BOTH;
        qr.add(Sample.of(new Qr(true), any(dtype, shape)).with(unique));
        svd.add(Sample.flat(new Svd(true), any(dtype, shape)));
      }
    }
    return List.of(
        Row.of(Cholesky.class, cholesky),
        Row.of(Det.class, det),
        Row.of(Eigh.class, eigh),
        Row.of(Lu.class, lu),
        Row.of(Qr.class, qr),
        Row.of(Svd.class, svd),
        Row.of(TriangularSolve.class, solve));
  }

  /// Matrices of rank 3 of 4: with a column of zeros in front, two equal rows, and a last row that is the sum of the others.
  private static List<Tensor> singular(DType dtype) {
    Tensor x = any(dtype, Shape.of(4, 4));
    return List.of(
        x.at(Index.all(), Index.index(0)).set(0),
        x.at(2).set(x.at(1).get()),
        x.at(3).set(x.at(0).get().add(x.at(1).get()).add(x.at(2).get())));
  }

  private static Tensor any(DType dtype, Shape shape) {
    return Values.between(dtype, shape, -2, 2);
  }

  private static Tensor symmetric(DType dtype, Shape shape) {
    Tensor x = any(dtype, shape);
    return x.add(x.swapAxes(-1, -2));
  }

  private static Tensor positive(DType dtype, Shape shape) {
    Tensor x = any(dtype, shape);
    return x.matmul(x.swapAxes(-1, -2)).add(eye(dtype, shape));
  }

  private static Tensor eye(DType dtype, Shape shape) {
    return Numpy.eye(shape.last()).astype(dtype);
  }
}
