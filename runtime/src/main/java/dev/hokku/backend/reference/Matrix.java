package dev.hokku.backend.reference;

import dev.hokku.tensor.Buffer;
import dev.hokku.tensor.Shape;

/// One matrix of a buffer, in double precision: factorizations compute in `f64` and round once.
///
/// @param rows how many rows
/// @param columns how many columns
/// @param at the elements, row by row
record Matrix(int rows, int columns, double[][] at) {

  /// Matrix number `index` of the matrices in the last two axes.
  static Matrix read(Buffer x, Shape shape, int index) {
    Matrix matrix = zeros(shape.dim(-2), shape.dim(-1));
    int start = index * matrix.rows * matrix.columns;
    for (int i = 0; i < matrix.rows; i++) {
      for (int j = 0; j < matrix.columns; j++) {
        matrix.at[i][j] = x.getDouble(start + i * matrix.columns + j);
      }
    }
    return matrix;
  }

  static Matrix zeros(int rows, int columns) {
    return new Matrix(rows, columns, new double[rows][columns]);
  }

  static Matrix identity(int n) {
    Matrix matrix = zeros(n, n);
    for (int i = 0; i < n; i++) {
      matrix.at[i][i] = 1;
    }
    return matrix;
  }

  /// Writes it as matrix number `index`.
  void write(Buffer out, int index) {
    int start = index * rows * columns;
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < columns; j++) {
        out.setDouble(start + i * columns + j, at[i][j]);
      }
    }
  }

  Matrix transposed() {
    Matrix matrix = zeros(columns, rows);
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < columns; j++) {
        matrix.at[j][i] = at[i][j];
      }
    }
    return matrix;
  }

  /// Its first columns.
  Matrix columns(int count) {
    Matrix matrix = zeros(rows, count);
    for (int i = 0; i < rows; i++) {
      System.arraycopy(at[i], 0, matrix.at[i], 0, count);
    }
    return matrix;
  }

  /// Turns columns `p` and `q` towards each other by an angle with this cosine and sine.
  void rotate(int p, int q, double cosine, double sine) {
    for (int i = 0; i < rows; i++) {
      double a = at[i][p];
      double b = at[i][q];
      at[i][p] = cosine * a - sine * b;
      at[i][q] = sine * a + cosine * b;
    }
  }

  /// The inner product of two columns.
  double dot(int p, int q) {
    double sum = 0;
    for (int i = 0; i < rows; i++) {
      sum += at[i][p] * at[i][q];
    }
    return sum;
  }
}
