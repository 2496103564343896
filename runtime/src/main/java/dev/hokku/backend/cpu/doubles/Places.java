package dev.hokku.backend.cpu.doubles;

/// Where the elements of a matrix are in an array: element `(i, j)` at `base + rows[i] + columns[j]`.
///
/// @param rows of each row
/// @param columns of each column
record Places(int[] rows, int[] columns) {

  /// Row by row, `columns` side by side.
  static Places rowMajor(int rows, int columns) {
    return new Places(multiples(rows, columns), multiples(columns, 1));
  }

  private static int[] multiples(int count, int step) {
    int[] places = new int[count];
    for (int i = 0; i < count; i++) {
      places[i] = i * step;
    }
    return places;
  }
}
