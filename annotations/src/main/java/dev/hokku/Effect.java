package dev.hokku;

/// What a forward method needs beyond its arguments. The processor infers them over the whole call graph.
public enum Effect {
  /// Reads parameters: the pure function takes `Params`.
  PARAMS,
  /// Reads or writes state: the pure function takes `State` and returns the next one.
  STATE,
  /// Draws random keys: the pure function takes a `Key`.
  KEY,
  /// Makes modules or reads names, so it must run inside a frame, but needs no further argument.
  FRAME
}
