package dev.hokku.tests.programs;

/// How a function can be differentiated.
///
/// @param forwards by `jvp`
/// @param backwards by `vjp`
record Modes(boolean forwards, boolean backwards) {

  static final Modes NONE = new Modes(false, false);
  static final Modes FORWARDS = new Modes(true, false);
  static final Modes BACKWARDS = new Modes(false, true);
  static final Modes BOTH = new Modes(true, true);

  /// Whether all of `needed` is there.
  boolean cover(Modes needed) {
    return (forwards || !needed.forwards) && (backwards || !needed.backwards);
  }
}
