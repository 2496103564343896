package dev.hokku.backend.cpu.linalg;

import java.util.Arrays;
import java.util.List;

/// `x = q r` in `float`, with the bits of LAPACK's `sgeqr2` and `sorg2r` on OpenBLAS: what JAX calls on the CPU, and so what its orthogonal initial values are.
///
/// Each operation rounds as it does there: the norm of a column is summed in `double`, a reflection `x -= tau v (v^T x)` is one [ColumnSums] and one fma for each
/// element. LAPACK works so for matrices with at most [#COLUMNS] rows or columns, whichever are fewer.
///
/// Source: the order was measured, by sums of ones with two large numbers that cancel between them, on OpenBLAS 0.3.30 as scipy ships it; the formulas are those of
/// LAPACK Working Note 72 and of the LAPACK Users' Guide, *Elementary reflectors*.
final class FloatReflections {

  /// Beyond these LAPACK gathers reflections in blocks, and its sums are those of matrix products.
  static final int COLUMNS = 128;

  /// A shorter column is scaled up before it is divided by its length.
  private static final float SHORT = Float.MIN_NORMAL * 0x1p24f;

  private final int rows;
  private final int columns;

  /// Column by column.
  private final float[] at;

  /// One for each reflection.
  private final float[] tau;

  private FloatReflections(int rows, int columns, float[] at, float[] tau) {
    this.rows = rows;
    this.columns = columns;
    this.at = at;
    this.tau = tau;
  }

  /// `q` and `r`; without `full`, as many columns and rows as are needed.
  static List<Dense> qr(Dense x, boolean full) {
    int reflections = Math.min(x.rows(), x.columns());
    int kept = full ? x.rows() : reflections;
    FloatReflections factored = new FloatReflections(x.rows(), x.columns(), byColumns(x), new float[reflections]);
    factored.factor();
    float[] vectors = new float[x.rows() * kept];
    System.arraycopy(factored.at, 0, vectors, 0, x.rows() * reflections);
    FloatReflections product = new FloatReflections(x.rows(), kept, vectors, factored.tau);
    product.multiplyOut();
    return List.of(product.dense(kept, false), factored.dense(kept, true));
  }

  /// Leaves `r` on and above the diagonal, and below it the vectors of the reflections without their leading ones.
  private void factor() {
    for (int i = 0; i < tau.length; i++) {
      int diagonal = i * rows + i;
      float beta = reflection(i);
      reflectColumnsBehind(i);
      at[diagonal] = beta;
    }
  }

  /// Puts the product of the reflections in place of their vectors, from the last to the first.
  private void multiplyOut() {
    for (int j = tau.length; j < columns; j++) {
      at[j * rows + j] = 1;
    }
    for (int i = tau.length - 1; i >= 0; i--) {
      int column = i * rows;
      reflectColumnsBehind(i);
      for (int k = i + 1; k < rows; k++) {
        at[column + k] *= -tau[i];
      }
      at[column + i] = 1 - tau[i];
      Arrays.fill(at, column, column + i, 0);
    }
  }

  /// Finds the reflection that turns column `i` onto the diagonal: leaves its vector below the diagonal.
  ///
  /// @return what the diagonal becomes
  private float reflection(int i) {
    int diagonal = i * rows + i;
    int end = (i + 1) * rows;
    float below = length(diagonal + 1, end);
    float alpha = at[diagonal];
    if (below == 0) {
      return alpha;
    }
    float beta = -Math.copySign(hypotenuse(alpha, below), alpha);
    int scalings = 0;
    while (Math.abs(beta) < SHORT && scalings < 20) {
      scalings++;
      scale(diagonal, end, 1 / SHORT);
      alpha = at[diagonal];
      beta = -Math.copySign(hypotenuse(alpha, length(diagonal + 1, end)), alpha);
    }
    tau[i] = (beta - alpha) / beta;
    scale(diagonal + 1, end, 1 / (alpha - beta));
    for (int k = 0; k < scalings; k++) {
      beta *= SHORT;
    }
    return beta;
  }

  /// `x -= tau v (v^T x)` for rows from `i` and columns from `i + 1` on; `v` is column `i` with a one on the diagonal, which stays there.
  private void reflectColumnsBehind(int i) {
    int vector = i * rows + i;
    at[vector] = 1;
    if (tau[i] == 0) {
      return;
    }
    int length = rows - i;
    float[] along = new ColumnSums(at, rows, vector, length).of(vector + rows, columns - i - 1);
    for (int j = 0; j < along.length; j++) {
      int column = vector + (j + 1) * rows;
      float factor = -tau[i] * along[j];
      for (int k = 0; k < length; k++) {
        at[column + k] = Math.fma(factor, at[vector + k], at[column + k]);
      }
    }
  }

  /// Squares of floats are exact in `double`.
  private float length(int from, int end) {
    double sum = 0;
    for (int k = from; k < end; k++) {
      sum += (double) at[k] * at[k];
    }
    return (float) Math.sqrt(sum);
  }

  private static float hypotenuse(float x, float y) {
    float longer = Math.max(Math.abs(x), Math.abs(y));
    float ratio = Math.min(Math.abs(x), Math.abs(y)) / longer;
    return longer * (float) Math.sqrt(1 + ratio * ratio);
  }

  private void scale(int from, int end, float factor) {
    for (int k = from; k < end; k++) {
      at[k] *= factor;
    }
  }

  private static float[] byColumns(Dense x) {
    float[] at = new float[x.rows() * x.columns()];
    for (int i = 0; i < x.rows(); i++) {
      for (int j = 0; j < x.columns(); j++) {
        at[j * x.rows() + i] = (float) x.get(i, j);
      }
    }
    return at;
  }

  /// The first rows, with or without what is below the diagonal.
  private Dense dense(int count, boolean upper) {
    int kept = upper ? count : rows;
    Dense x = Dense.zeros(kept, columns);
    for (int j = 0; j < columns; j++) {
      for (int i = 0; i < (upper ? Math.min(j + 1, kept) : kept); i++) {
        x.set(i, j, at[j * rows + i]);
      }
    }
    return x;
  }
}
