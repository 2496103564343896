package dev.hokku.lax;

import dev.hokku.tensor.Axes;

/// Which axes a product of two tensors sums over, and which it keeps in step. XLA's `DotDimensionNumbers`.
///
/// @param lhsContract axes of the left operand that are summed over
/// @param rhsContract axes of the right operand that go with them, in this order
/// @param lhsBatch axes of the left operand that index many products
/// @param rhsBatch axes of the right operand that go with them, in this order
public record DotDims(Axes lhsContract, Axes rhsContract, Axes lhsBatch, Axes rhsBatch) {

  /// Contracts one axis with one.
  public static DotDims contract(int lhs, int rhs) {
    return new DotDims(Axes.of(lhs), Axes.of(rhs), Axes.NONE, Axes.NONE);
  }

  /// `[M,K]` by `[K,N]`.
  public static final DotDims MATRIX = contract(1, 0);

  /// The axes of the left operand that are neither summed over nor in step, ascending.
  public Axes lhsFree(int rank) {
    return free(lhsContract, lhsBatch, rank);
  }

  /// The axes of the right operand that are neither summed over nor in step, ascending.
  public Axes rhsFree(int rank) {
    return free(rhsContract, rhsBatch, rank);
  }

  private static Axes free(Axes contract, Axes batch, int rank) {
    int[] free = new int[rank - contract.count() - batch.count()];
    int next = 0;
    for (int axis = 0; axis < rank; axis++) {
      if (!contract.contains(axis) && !batch.contains(axis)) {
        free[next++] = axis;
      }
    }
    return Axes.of(free);
  }
}
