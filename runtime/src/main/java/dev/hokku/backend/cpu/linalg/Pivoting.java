package dev.hokku.backend.cpu.linalg;

import java.util.List;

/// `p x = l u` with row exchanges.
///
/// Source: Golub and Van Loan, *Matrix Computations*, 4th edition, algorithm 3.4.1.
final class Pivoting {

  private Pivoting() {}

  /// Both factors in one matrix, the row exchanged with each row, and the permutation that they amount to.
  static List<Dense> lu(Dense x) {
    int steps = Math.min(x.rows(), x.columns());
    Dense pivots = Dense.zeros(1, steps);
    Dense permutation = Dense.zeros(1, x.rows());
    for (int i = 0; i < x.rows(); i++) {
      permutation.set(0, i, i);
    }
    for (int k = 0; k < steps; k++) {
      int pivot = k;
      for (int i = k + 1; i < x.rows(); i++) {
        pivot = Math.abs(x.get(i, k)) > Math.abs(x.get(pivot, k)) ? i : pivot;
      }
      pivots.set(0, k, pivot);
      x.swapRows(k, pivot);
      double place = permutation.get(0, k);
      permutation.set(0, k, permutation.get(0, pivot));
      permutation.set(0, pivot, place);
      double diagonal = x.get(k, k);
      for (int i = k + 1; i < x.rows() && diagonal != 0; i++) {
        double factor = x.get(i, k) / diagonal;
        x.set(i, k, factor);
        x.addRow(i, -factor, x, k, k + 1, x.columns());
      }
    }
    return List.of(x, pivots, permutation);
  }

  /// The product of the pivots, with the sign of the exchanges.
  static Dense det(Dense x) {
    List<Dense> factors = lu(x);
    double product = 1;
    for (int i = 0; i < x.rows(); i++) {
      product *= factors.get(0).get(i, i) * (factors.get(1).get(0, i) == i ? 1 : -1);
    }
    return new Dense(1, 1, new double[] {product});
  }
}
