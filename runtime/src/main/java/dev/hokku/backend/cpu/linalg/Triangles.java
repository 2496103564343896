package dev.hokku.backend.cpu.linalg;

import dev.hokku.lax.linalg.TriangularSolve;
import java.util.Arrays;

/// Triangular factors and solves.
///
/// Source: Golub and Van Loan, *Matrix Computations*, 4th edition, algorithms 4.2.1 and 3.1.1 to 3.1.4, by outer products.
final class Triangles {

  private Triangles() {}

  /// The lower triangular `l` with `l l^T = x`, whose lower triangle is read; NaN everywhere if `x` is not positive definite.
  static Dense cholesky(Dense x) {
    int n = x.rows();
    double[] column = new double[n];
    for (int j = 0; j < n; j++) {
      double pivot = x.get(j, j);
      if (!(pivot > 0)) {
        Arrays.fill(x.at(), Double.NaN);
        return x;
      }
      double diagonal = Math.sqrt(pivot);
      x.set(j, j, diagonal);
      for (int i = j + 1; i < n; i++) {
        column[i] = x.get(i, j) / diagonal;
        x.set(i, j, column[i]);
      }
      for (int i = j + 1; i < n; i++) {
        double factor = column[i];
        int row = x.row(i);
        for (int k = j + 1; k <= i; k++) {
          x.at()[row + k] -= factor * column[k];
        }
      }
      Arrays.fill(x.at(), x.row(j) + j + 1, x.row(j) + n, 0);
    }
    return x;
  }

  /// `x a = b` is `a^T x^T = b^T`.
  static Dense solve(TriangularSolve op, Dense a, Dense b) {
    boolean turned = op.leftSide() == op.transposeA();
    Dense x = op.leftSide() ? b : b.transposed();
    substitute(turned ? a.transposed() : a, x, op.lower() != turned, op.unitDiagonal());
    return op.leftSide() ? x : x.transposed();
  }

  /// Puts the solution of `a x = b` in place of `b`.
  private static void substitute(Dense a, Dense b, boolean lower, boolean unitDiagonal) {
    int n = a.rows();
    for (int step = 0; step < n; step++) {
      int i = lower ? step : n - 1 - step;
      for (int done = 0; done < step; done++) {
        int j = lower ? done : n - 1 - done;
        b.addRow(i, -a.get(i, j), b, j, 0, b.columns());
      }
      if (!unitDiagonal) {
        for (int column = 0; column < b.columns(); column++) {
          b.set(i, column, b.get(i, column) / a.get(i, i));
        }
      }
    }
  }
}
