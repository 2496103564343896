package dev.hokku.lax;

import dev.hokku.tensor.DType;
import dev.hokku.tensor.ShapedArray;
import java.util.Locale;

/// Compares each pair: `bool`. Comparisons with NaN are false, but for `NE`, which is true; `false` is below `true`.
///
/// @param direction what is asked of `x` and `y`
public record Compare(Direction direction) implements FlatBinary {

  /// What is asked of each pair.
  public enum Direction {
    /// equal
    EQ,
    /// not equal
    NE,
    /// less
    LT,
    /// less or equal
    LE,
    /// greater
    GT,
    /// greater or equal
    GE
  }

  @Override
  public String name() {
    return direction.name().toLowerCase(Locale.ROOT);
  }

  @Override
  public ShapedArray abstractEval(ShapedArray x, ShapedArray y) {
    return Checks.same(name(), x, y).withDtype(DType.BOOL);
  }
}
