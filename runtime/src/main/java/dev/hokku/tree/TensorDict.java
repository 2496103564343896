package dev.hokku.tree;

import java.util.stream.Stream;

/// Tensors by module path and name: [Params] or [State]. [DataStructures] takes them apart and puts them together.
///
/// @param <S> the type itself
///
/// Source: `hk.MutableParams`, `hk.MutableState`, without the mutation.
public sealed interface TensorDict<S extends TensorDict<S>> extends TreeNode permits Params, State {

  /// The tensors with their names, in the order in which they were made.
  Stream<Entry> entries();

  /// Another one of this type, with these tensors only, in their order.
  S withEntries(Iterable<Entry> entries);
}
