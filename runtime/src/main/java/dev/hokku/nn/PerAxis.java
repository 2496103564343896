package dev.hokku.nn;

import dev.hokku.core.ShapeError;
import dev.hokku.tensor.Axes;
import java.util.Collections;
import java.util.List;

/// Options that are given once for all spatial axes or once for each. Source: `haiku._src.utils.replicate`.
final class PerAxis {

  private PerAxis() {}

  /// `given` with one entry per axis.
  ///
  /// @param what the option's name, for the message
  static <T> List<T> replicate(List<T> given, int count, String what) {
    if (given.size() == 1) {
      return Collections.nCopies(count, given.getFirst());
    }
    if (given.size() != count) {
      throw new ShapeError(
          what, "%d entries are given for %d spatial axes".formatted(given.size(), count), "Give one entry for all axes, or one per axis.");
    }
    return given;
  }

  /// `given` with one entry per axis.
  static Axes replicate(Axes given, int count, String what) {
    return Axes.of(replicate(given.asList(), count, what));
  }
}
