package dev.hokku.tensor;

/// One place of an index expression, as in `x.at(index(2), range(1, 4), all())`.
///
/// Places that are missing at the end are whole axes. Source: numpy basic and integer-array indexing.
public sealed interface Index {

  /// One position; the axis leaves the shape. Negative positions count from the end.
  ///
  /// @param position in `[-n, n)` for an axis of length `n`
  record Position(int position) implements Index {}

  /// The positions `start, start + step, …` before `stop`, as in numpy's `start:stop:step`; bounds are clamped to the axis.
  ///
  /// @param start first position; negative counts from the end
  /// @param stop end, exclusive; negative counts from the end; `Integer.MAX_VALUE` means the end of the axis
  /// @param step distance, not 0; negative walks backwards
  record Range(int start, int stop, int step) implements Index {}

  /// A whole axis, numpy's `:`.
  record All() implements Index {}

  /// As many whole axes as are left, numpy's `...`; at most one.
  record Ellipsis() implements Index {}

  /// A new axis of length 1, numpy's `newaxis`.
  record NewAxis() implements Index {}

  /// Positions given by a tensor: integers gather, and several such places broadcast against each other; a `bool` tensor selects by mask.
  ///
  /// @param positions `s32[..]` or another integer type, or `bool[..]`
  record Positions(Tensor positions) implements Index {}

  /// One position.
  static Index index(int position) {
    return new Position(position);
  }

  /// Positions from a tensor.
  static Index index(Tensor positions) {
    return new Positions(positions);
  }

  /// `start:stop`.
  static Index range(int start, int stop) {
    return new Range(start, stop, 1);
  }

  /// `start:stop:step`.
  static Index range(int start, int stop, int step) {
    return new Range(start, stop, step);
  }

  /// `start:`, up to the end of the axis.
  static Index from(int start) {
    return new Range(start, Integer.MAX_VALUE, 1);
  }

  /// A whole axis.
  static Index all() {
    return new All();
  }

  /// As many whole axes as are left.
  static Index ellipsis() {
    return new Ellipsis();
  }

  /// A new axis of length 1.
  static Index newAxis() {
    return new NewAxis();
  }
}
