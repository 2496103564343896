package dev.hokku.tensor;

/// Whether a reduction keeps the axes it reduces, with length 1 (numpy's `keepdims`).
public enum KeepDims {
  /// The reduced axes stay with length 1, so that the result broadcasts against the operand.
  YES,
  /// The reduced axes leave the shape.
  NO
}
