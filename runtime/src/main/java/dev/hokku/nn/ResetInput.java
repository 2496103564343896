package dev.hokku.nn;

import dev.hokku.HkTree;

/// What a [ResetCore] takes at each step.
///
/// @param x the input of the core inside
/// @param shouldReset `bool[N]`, or a tree like the state with such: where the state starts anew before this step
@HkTree
public record ResetInput<X>(X x, Object shouldReset) implements ResetInputTree<X> {}
