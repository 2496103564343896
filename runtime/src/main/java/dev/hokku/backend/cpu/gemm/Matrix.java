package dev.hokku.backend.cpu.gemm;

/// A matrix in memory, read as it is or transposed.
///
/// @param data the array
/// @param offset index of the first element
/// @param stride elements between two stored rows
/// @param transposed whether the stored rows are this matrix's columns
public record Matrix(float[] data, int offset, int stride, boolean transposed) implements Left, Right {

  /// The matrix from stored order.
  public static Matrix of(float[] data, int offset, int stride) {
    return new Matrix(data, offset, stride, false);
  }

  /// The matrix whose rows are the stored columns.
  public static Matrix transposed(float[] data, int offset, int stride) {
    return new Matrix(data, offset, stride, true);
  }

  /// Index of element `(row, column)`.
  int at(int row, int column) {
    return transposed ? offset + column * stride + row : offset + row * stride + column;
  }

  /// The matrix without its first `rows` rows.
  public Matrix below(int rows) {
    return new Matrix(data, at(rows, 0), stride, transposed);
  }
}
