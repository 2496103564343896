package dev.hokku.nn;

import dev.hokku.tree.Tree;

/// Gives trees of tensors one more axis and takes it away again: around a module that wants a batch axis.
///
/// {@snippet :
/// ExpandApply batch = new ExpandApply(0);
/// Tensor x = Numpy.ones(3);
/// assert batch.expand(x).shape().equals(Shape.of(1, 3));
/// assert batch.squeeze(batch.expand(x).mul(2)).shape().equals(Shape.of(3));
/// }
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
