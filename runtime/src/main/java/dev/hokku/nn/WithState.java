package dev.hokku.nn;

import dev.hokku.HkTree;

/// An output of a recurrent network and the state behind it.
///
/// @param output of one step, or stacked over all
/// @param state after the step, or after all of them
@HkTree
public record WithState<Y, S>(Y output, S state) implements WithStateTree<Y, S> {}
