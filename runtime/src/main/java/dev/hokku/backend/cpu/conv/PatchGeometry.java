package dev.hokku.backend.cpu.conv;

/// Which elements of an input make up a matrix of patches. The input lies in memory as `[outer, d0, d1, d2, channels]`; missing spatial axes have length 1.
///
/// The matrix has a row for each `(outer, i0, i1, i2)` and a column for each `(j0, j1, j2, channel)`. Its element is the input's at position
/// `t = i · iStep + j · jStep - low` of each spatial axis, where the input has zeros put between its elements (`dilation`) and around them.
///
/// A forward convolution walks its output with `i` and its window with `j`. The gradient by the kernel walks the cotangent with `i`, which is what
/// XLA calls the window of that convolution, and its output, the kernel's gradient, with `j`.
///
/// @param outer length of the first axis
/// @param channels length of the last axis
/// @param d0 the outermost spatial axis
/// @param d1 the middle one
/// @param d2 the innermost one
record PatchGeometry(int outer, int channels, Axis d0, Axis d1, Axis d2) {

  /// One spatial axis.
  ///
  /// @param length of the input
  /// @param rows how many values `i` takes
  /// @param columns how many values `j` takes
  /// @param iStep distance along the axis of neighbouring `i`
  /// @param jStep distance along the axis of neighbouring `j`
  /// @param low zeros in front
  /// @param dilation distance of neighbouring input elements; 1 means that no zeros are between them
  record Axis(int length, int rows, int columns, int iStep, int jStep, int low, int dilation) {

    /// An axis that is not there.
    static final Axis ONE = new Axis(1, 1, 1, 1, 1, 0, 1);

    /// The input element at `(i, j)`, or -1 where there is a zero.
    int at(int i, int j) {
      int t = i * iStep + j * jStep - low;
      if (dilation != 1) {
        if (t % dilation != 0) {
          return -1;
        }
        t /= dilation;
      }
      return t >= 0 && t < length ? t : -1;
    }
  }

  /// Rows of the matrix.
  int rows() {
    return outer * d0.rows * d1.rows * d2.rows;
  }

  /// Columns of the matrix.
  int columns() {
    return d0.columns * d1.columns * d2.columns * channels;
  }
}
