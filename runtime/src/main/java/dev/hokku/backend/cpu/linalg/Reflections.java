package dev.hokku.backend.cpu.linalg;

import java.util.List;

/// `x = q r` by Householder reflections, with LAPACK's signs: a reflection turns a column to the side away from it.
///
/// Source: Golub and Van Loan, *Matrix Computations*, 4th edition, algorithm 5.2.1.
final class Reflections {

  private Reflections() {}

  /// `q` and `r`; without `full`, as many columns and rows as are needed.
  static List<Dense> qr(Dense x, boolean full) {
    int n = x.rows();
    int m = x.columns();
    Dense turned = Dense.identity(n); // q, transposed
    double[] v = new double[n];
    for (int k = 0; k < Math.min(n - 1, m); k++) {
      double below = 0;
      for (int i = k + 1; i < n; i++) {
        below += x.get(i, k) * x.get(i, k);
      }
      if (below == 0) {
        continue;
      }
      double length = Math.sqrt(below + x.get(k, k) * x.get(k, k));
      double diagonal = x.get(k, k) > 0 ? -length : length;
      v[k] = x.get(k, k) - diagonal;
      double norm = v[k] * v[k] + below;
      for (int i = k + 1; i < n; i++) {
        v[i] = x.get(i, k);
      }
      reflect(x, v, k, norm, k);
      reflect(turned, v, k, norm, 0);
      x.set(k, k, diagonal);
      for (int i = k + 1; i < n; i++) {
        x.set(i, k, 0);
      }
    }
    int kept = full ? n : Math.min(n, m);
    return List.of(turned.top(kept).transposed(), x.top(kept));
  }

  /// `x -= 2 v (v^T x) / norm`, rows from `k` and columns from `first` on.
  private static void reflect(Dense x, double[] v, int k, double norm, int first) {
    double[] along = new double[x.columns()];
    for (int i = k; i < x.rows(); i++) {
      int row = x.row(i);
      double factor = v[i];
      for (int j = first; j < x.columns(); j++) {
        along[j] += factor * x.at()[row + j];
      }
    }
    for (int j = first; j < x.columns(); j++) {
      along[j] = 2 * along[j] / norm;
    }
    for (int i = k; i < x.rows(); i++) {
      int row = x.row(i);
      double factor = v[i];
      for (int j = first; j < x.columns(); j++) {
        x.at()[row + j] -= along[j] * factor;
      }
    }
  }
}
