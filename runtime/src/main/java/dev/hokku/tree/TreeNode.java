package dev.hokku.tree;

import java.util.List;

/// A value that can be taken apart into children and rebuilt from an instance, without a registry and without reflection.
///
/// `Params` and `State` implement it; for a record marked `@HkTree` the processor writes the implementation as an interface that the
/// record names: `@HkTree record TrainState(Params params, int step) implements TrainStateTree {}`. Children may be tensors, other trees or
/// static values with value equality.
///
/// Source: JAX pytrees.
public interface TreeNode {

  /// The names of the children, for paths in messages: `params`, `step`.
  List<String> names();

  /// The children, in the order of [#names].
  List<Object> children();

  /// A node like this one with other children, one per name.
  Object withChildren(List<Object> children);
}
