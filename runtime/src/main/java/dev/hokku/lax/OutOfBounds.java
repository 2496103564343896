package dev.hokku.lax;

/// What becomes of a slice that does not lie wholly within the tensor.
public enum OutOfBounds {
  /// It is moved to the nearest place where it does.
  CLIP,
  /// Read, it is filled with a given value; written, it is dropped.
  FILL,
  /// Whoever asks knows that there is none. Should there be one, then as in JAX: read, it is moved as by `CLIP`; written, and so in derivatives of what reads,
  /// it is dropped.
  PROMISE_IN_BOUNDS
}
