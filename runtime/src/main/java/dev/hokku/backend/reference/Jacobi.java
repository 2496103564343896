package dev.hokku.backend.reference;

import java.util.Comparator;
import java.util.stream.IntStream;

/// Eigenvalues and singular values by plane rotations: slow, simple and accurate.
///
/// Source: Golub and Van Loan, *Matrix Computations*, 4th edition, sections 8.5 and 8.6.3.
final class Jacobi {

  /// Far more sweeps over all pairs than ever needed; convergence is quadratic.
  private static final int SWEEPS = 60;

  /// Rotations that change nothing at double precision end it.
  private static final double TINY = 1e-16;

  /// A factorization with one value per column.
  ///
  /// @param left vectors, as columns
  /// @param values one per column
  /// @param right vectors, as columns; for eigenvalues those of `left`
  record Result(Matrix left, double[] values, Matrix right) {}

  private Jacobi() {}

  /// Eigenvalues, ascending, and eigenvectors of a symmetric matrix.
  static Result eigen(Matrix symmetric) {
    int n = symmetric.rows();
    double[][] a = symmetric.at();
    Matrix v = Matrix.identity(n);
    boolean moved = true;
    for (int sweep = 0; moved && sweep < SWEEPS; sweep++) {
      moved = false;
      for (int p = 0; p < n; p++) {
        for (int q = p + 1; q < n; q++) {
          if (Math.abs(a[p][q]) <= TINY * Math.sqrt(Math.abs(a[p][p] * a[q][q])) || a[p][q] == 0) {
            continue;
          }
          moved = true;
          double tangent = tangent((a[q][q] - a[p][p]) / (2 * a[p][q]));
          double cosine = 1 / Math.sqrt(1 + tangent * tangent);
          double sine = tangent * cosine;
          symmetric.rotate(p, q, cosine, sine);
          for (int j = 0; j < n; j++) {
            double x = a[p][j];
            double y = a[q][j];
            a[p][j] = cosine * x - sine * y;
            a[q][j] = sine * x + cosine * y;
          }
          v.rotate(p, q, cosine, sine);
        }
      }
    }
    double[] values = IntStream.range(0, n).mapToDouble(i -> a[i][i]).toArray();
    int[] order = order(values, false);
    Matrix vectors = permuted(v, order);
    return new Result(vectors, permuted(values, order), vectors);
  }

  /// Singular values, descending, and vectors of a matrix with at least as many rows as columns: pairs of columns are turned until all are orthogonal.
  static Result singular(Matrix tall) {
    int n = tall.columns();
    Matrix u = tall.columns(n);
    Matrix v = Matrix.identity(n);
    boolean moved = true;
    for (int sweep = 0; moved && sweep < SWEEPS; sweep++) {
      moved = false;
      for (int p = 0; p < n; p++) {
        for (int q = p + 1; q < n; q++) {
          double across = u.dot(p, q);
          double first = u.dot(p, p);
          double second = u.dot(q, q);
          if (Math.abs(across) <= TINY * Math.sqrt(first * second) || across == 0) {
            continue;
          }
          moved = true;
          double tangent = tangent((second - first) / (2 * across));
          double cosine = 1 / Math.sqrt(1 + tangent * tangent);
          u.rotate(p, q, cosine, tangent * cosine);
          v.rotate(p, q, cosine, tangent * cosine);
        }
      }
    }
    double[] values = IntStream.range(0, n).mapToDouble(i -> Math.sqrt(u.dot(i, i))).toArray();
    int[] order = order(values, true);
    double[] sorted = permuted(values, order);
    return new Result(completed(permuted(u, order), sorted), sorted, permuted(v, order));
  }

  /// The smaller root of `t^2 + 2 c t - 1`.
  private static double tangent(double c) {
    return Math.copySign(1, c) / (Math.abs(c) + Math.sqrt(1 + c * c));
  }

  /// Square and orthogonal: the columns divided by their lengths, and for those that are zero or missing others, orthogonal to all before.
  private static Matrix completed(Matrix u, double[] lengths) {
    int n = u.rows();
    Matrix out = Matrix.zeros(n, n);
    int unit = 0;
    for (int j = 0; j < n; j++) {
      if (j < lengths.length && lengths[j] > TINY * lengths[0]) {
        for (int i = 0; i < n; i++) {
          out.at()[i][j] = u.at()[i][j] / lengths[j];
        }
        continue;
      }
      double length = 0;
      while (length < 0.5 / n) {
        for (int i = 0; i < n; i++) {
          out.at()[i][j] = i == unit ? 1 : 0;
        }
        unit++;
        // Twice, since once is not orthogonal enough.
        length = orthogonalized(out, j) * orthogonalized(out, j);
      }
    }
    return out;
  }

  /// Takes the earlier columns out of column `j` and gives it length 1; the length that was left.
  private static double orthogonalized(Matrix x, int j) {
    for (int k = 0; k < j; k++) {
      double along = x.dot(k, j);
      for (int i = 0; i < x.rows(); i++) {
        x.at()[i][j] -= along * x.at()[i][k];
      }
    }
    double length = Math.sqrt(x.dot(j, j));
    for (int i = 0; i < x.rows(); i++) {
      x.at()[i][j] /= length == 0 ? 1 : length;
    }
    return length;
  }

  private static int[] order(double[] values, boolean descending) {
    Comparator<Integer> ascending = Comparator.comparingDouble(i -> values[i]);
    return IntStream.range(0, values.length)
        .boxed()
        .sorted(descending ? ascending.reversed() : ascending)
        .mapToInt(Integer::intValue)
        .toArray();
  }

  private static double[] permuted(double[] values, int[] order) {
    return IntStream.of(order).mapToDouble(i -> values[i]).toArray();
  }

  private static Matrix permuted(Matrix x, int[] order) {
    Matrix out = Matrix.zeros(x.rows(), x.columns());
    for (int i = 0; i < x.rows(); i++) {
      for (int j = 0; j < order.length; j++) {
        out.at()[i][j] = x.at()[i][order[j]];
      }
    }
    return out;
  }
}
