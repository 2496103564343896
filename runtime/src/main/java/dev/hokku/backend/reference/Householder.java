package dev.hokku.backend.reference;

/// `x = q r` by Householder reflections, with LAPACK's signs: a reflection turns a column to the side away from it.
///
/// Source: Golub and Van Loan, *Matrix Computations*, 4th edition, algorithm 5.2.1.
///
/// @param q orthogonal, square
/// @param r upper triangular, of the shape of `x`
record Householder(Matrix q, Matrix r) {

  static Householder of(Matrix x) {
    int n = x.rows();
    int m = x.columns();
    double[][] r = x.columns(m).at();
    double[][] q = Matrix.identity(n).at();
    for (int k = 0; k < Math.min(n - 1, m); k++) {
      double below = 0;
      for (int i = k + 1; i < n; i++) {
        below += r[i][k] * r[i][k];
      }
      if (below == 0) {
        continue;
      }
      double length = Math.sqrt(below + r[k][k] * r[k][k]);
      double diagonal = r[k][k] > 0 ? -length : length;
      double[] v = new double[n];
      v[k] = r[k][k] - diagonal;
      double norm = v[k] * v[k] + below;
      for (int i = k + 1; i < n; i++) {
        v[i] = r[i][k];
      }
      for (int j = k; j < m; j++) {
        double sum = 0;
        for (int i = k; i < n; i++) {
          sum += v[i] * r[i][j];
        }
        for (int i = k; i < n; i++) {
          r[i][j] -= 2 * sum / norm * v[i];
        }
      }
      for (int i = 0; i < n; i++) {
        double sum = 0;
        for (int j = k; j < n; j++) {
          sum += q[i][j] * v[j];
        }
        for (int j = k; j < n; j++) {
          q[i][j] -= 2 * sum / norm * v[j];
        }
      }
      r[k][k] = diagonal;
      for (int i = k + 1; i < n; i++) {
        r[i][k] = 0;
      }
    }
    return new Householder(new Matrix(n, n, q), new Matrix(n, m, r));
  }
}
