package dev.hokku.nn;

import dev.hokku.tree.Tree;

/// Gives trees of tensors one more axis and takes it away again: around a module that wants a batch axis.
///
/// ```java
/// var batch = new ExpandApply(0);
/// Tensor y = batch.squeeze(linear.forward(batch.expand(x))); // x: f32[D], y: f32[outputSize]
/// ```
///
/// @param axis where the axis is, the first or the last
///
/// Source: `hk.expand_apply`.
public record ExpandApply(int axis) {

  /// Refuses an axis in the middle.
  public ExpandApply {
    if (axis != 0 && axis != -1) {
      throw new IllegalArgumentException("axis is %d, but must be 0 or -1: a batch axis is the first or the last.".formatted(axis));
    }
  }

  /// `x` with an axis of length 1 more in each tensor.
  public <T> T expand(T x) {
    return Tree.map(tensor -> tensor.expandDims(axis), x);
  }

  /// `x` without that axis.
  public <T> T squeeze(T x) {
    return Tree.map(tensor -> tensor.squeeze(axis), x);
  }
}
