package dev.hokku.control;

/// How a scan runs.
///
/// {@snippet :
/// Tensor xs = Numpy.array(0f, 1f, 2f, 3f);
/// Scanned<Tensor, Tensor> sums = Control.scan(
///     (Tensor sum, Tensor x) -> new Step<>(sum.add(x), sum.add(x)), Numpy.zeros(), xs, ScanOptions.DEFAULT.reversed().unrolled(2));
/// assert sums.ys().at(3).get().item() == 3 && sums.carry().item() == 6;
/// }
///
/// @param length how many steps; -1 to take it from axis 0 of the xs
/// @param reverse whether from the last step to the first; ys stay in the order of xs
/// @param unroll how many steps are laid out in one: more code, less overhead
public record ScanOptions(int length, boolean reverse, int unroll) {

  /// From the first step to the last of the xs.
  public static final ScanOptions DEFAULT = new ScanOptions(-1, false, 1);

  /// Refuses an unroll below 1.
  public ScanOptions {
    if (unroll < 1) {
      throw new IllegalArgumentException("scan: unroll is %d. Give at least 1.".formatted(unroll));
    }
  }

  /// This many steps; needed if there are no xs.
  public static ScanOptions ofLength(int length) {
    return new ScanOptions(length, false, 1);
  }

  /// From the last step to the first.
  public ScanOptions reversed() {
    return new ScanOptions(length, true, unroll);
  }

  /// With this many steps in one.
  public ScanOptions unrolled(int steps) {
    return new ScanOptions(length, reverse, steps);
  }
}
