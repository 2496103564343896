package dev.hokku.backend.cpu.gemm;

/// A matrix in memory, read as it is or transposed. What it looks like is fixed; where it stands may change between two products.
public final class Matrix extends Placed implements Left, Right {

  private final int stride;
  private final boolean transposed;

  /// @param data the array
  /// @param offset index of the first element
  /// @param stride elements between two stored rows
  /// @param transposed whether the stored rows are this matrix's columns
  public Matrix(float[] data, int offset, int stride, boolean transposed) {
    super(data, offset);
    this.stride = stride;
    this.transposed = transposed;
  }

  /// The matrix from stored order.
  public static Matrix of(float[] data, int offset, int stride) {
    return new Matrix(data, offset, stride, false);
  }

  /// The matrix whose rows are the stored columns.
  public static Matrix transposed(float[] data, int offset, int stride) {
    return new Matrix(data, offset, stride, true);
  }

  /// A matrix that stands nowhere yet.
  public static Matrix unplaced(int stride, boolean transposed) {
    return new Matrix(NOWHERE, 0, stride, transposed);
  }

  int stride() {
    return stride;
  }

  boolean transposed() {
    return transposed;
  }

  /// Index of element `(row, column)`.
  int at(int row, int column) {
    return transposed ? offset() + column * stride + row : offset() + row * stride + column;
  }

  /// The matrix without its first `rows` rows.
  public Matrix below(int rows) {
    return new Matrix(data(), at(rows, 0), stride, transposed);
  }
}
