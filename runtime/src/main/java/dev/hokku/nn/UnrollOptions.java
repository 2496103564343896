package dev.hokku.nn;

/// How a recurrent network goes along a sequence.
///
/// @param timeMajor whether time is axis 0 of inputs and outputs; else it is axis 1, behind the batch
/// @param reverse whether from the last step to the first; outputs stay in the order of the inputs
/// @param unroll how many steps are laid out in one: more code, less overhead
public record UnrollOptions(boolean timeMajor, boolean reverse, int unroll) {

  /// Time first, forward.
  public static final UnrollOptions DEFAULT = new UnrollOptions(true, false, 1);

  /// With time first or second.
  public UnrollOptions withTimeMajor(boolean major) {
    return new UnrollOptions(major, reverse, unroll);
  }

  /// From the last step to the first, or not.
  public UnrollOptions withReverse(boolean backwards) {
    return new UnrollOptions(timeMajor, backwards, unroll);
  }

  /// With this many steps in one.
  public UnrollOptions withUnroll(int steps) {
    return new UnrollOptions(timeMajor, reverse, steps);
  }
}
