package dev.hokku.lax;

/// What `take` and `takeAlongAxis` do with positions that lie outside of an axis. Negative positions count from the end, but not for `take` with `CLIP`, which
/// makes 0 of them; that is how JAX has it.
public enum TakeMode {
  /// Gives NaN, or the end of the range of integers that stands for none.
  FILL,
  /// Moves the position to the nearest end.
  CLIP,
  /// Counts round: position `n` is 0.
  WRAP
}
