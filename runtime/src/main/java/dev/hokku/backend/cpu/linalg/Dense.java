package dev.hokku.backend.cpu.linalg;

import java.util.Arrays;

/// A matrix of doubles, row by row in one array.
///
/// @param rows how many rows
/// @param columns how many columns
/// @param at the elements
record Dense(int rows, int columns, double[] at) {

  static Dense zeros(int rows, int columns) {
    return new Dense(rows, columns, new double[rows * columns]);
  }

  static Dense identity(int n) {
    Dense x = zeros(n, n);
    for (int i = 0; i < n; i++) {
      x.at[i * n + i] = 1;
    }
    return x;
  }

  Dense copy() {
    return new Dense(rows, columns, at.clone());
  }

  double get(int i, int j) {
    return at[i * columns + j];
  }

  void set(int i, int j, double value) {
    at[i * columns + j] = value;
  }

  /// The index in [#at] of the first element of a row.
  int row(int i) {
    return i * columns;
  }

  Dense transposed() {
    Dense x = zeros(columns, rows);
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < columns; j++) {
        x.at[j * rows + i] = at[i * columns + j];
      }
    }
    return x;
  }

  /// The first rows.
  Dense top(int count) {
    return new Dense(count, columns, Arrays.copyOf(at, count * columns));
  }

  /// `row i += factor row j of y`, from column `first` to before `end`.
  void addRow(int i, double factor, Dense y, int j, int first, int end) {
    int to = row(i);
    int from = y.row(j);
    for (int k = first; k < end; k++) {
      at[to + k] += factor * y.at[from + k];
    }
  }

  void swapRows(int i, int j) {
    for (int k = 0; k < columns && i != j; k++) {
      double x = at[row(i) + k];
      at[row(i) + k] = at[row(j) + k];
      at[row(j) + k] = x;
    }
  }

  /// Turns rows `p` and `q` towards each other by an angle with this cosine and sine.
  void rotateRows(int p, int q, double cosine, double sine) {
    int from = row(p);
    int to = row(q);
    for (int k = 0; k < columns; k++) {
      double x = at[from + k];
      double y = at[to + k];
      at[from + k] = cosine * x - sine * y;
      at[to + k] = sine * x + cosine * y;
    }
  }

  /// The inner product of two rows.
  double dotRows(int p, int q) {
    int from = row(p);
    int to = row(q);
    double sum = 0;
    for (int k = 0; k < columns; k++) {
      sum += at[from + k] * at[to + k];
    }
    return sum;
  }

  /// The inner products of row `p` with itself, of `p` with `q`, and of `q` with itself: three sums at a time hide each other's latency.
  void dotRows(int p, int q, double[] products) {
    int from = row(p);
    int to = row(q);
    double first = 0;
    double across = 0;
    double second = 0;
    for (int k = 0; k < columns; k++) {
      double x = at[from + k];
      double y = at[to + k];
      first += x * x;
      across += x * y;
      second += y * y;
    }
    products[0] = first;
    products[1] = across;
    products[2] = second;
  }
}
