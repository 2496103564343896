package dev.hokku.lax;

/// How many elements are put in along one axis. Negative amounts at the edges cut elements off.
///
/// @param low before the first element
/// @param high behind the last element
/// @param interior between each two elements, 0 or more
public record Padding(int low, int high, int interior) {

  /// Nothing is put in.
  public static final Padding NONE = new Padding(0, 0, 0);

  /// At the edges only.
  public static Padding edges(int low, int high) {
    return new Padding(low, high, 0);
  }

  /// The length of an axis of `length` elements after it.
  public int padded(int length) {
    return low + length + Math.max(length - 1, 0) * interior + high;
  }
}
