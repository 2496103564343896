package dev.hokku.lax;

/// What becomes of a slice that does not lie wholly within the tensor.
public enum OutOfBounds {
  /// It is moved to the nearest place where it does.
  CLIP,
  /// Read, it is filled with a given value; written, it is dropped.
  FILL
}
