/// What a forward pass reads and writes, as explicit values: frames carry parameters, state, random keys, names and hooks through lowered code.
///
/// In: [dev.hokku.tree.Params], [dev.hokku.tree.State], a [dev.hokku.random.Key]. Out: outputs and the next state, or what init made.
/// Users write [dev.hokku.hk.Hk]'s functions; generated code calls the methods of the same names on a [dev.hokku.hk.Frame].
/// May import: `jit`, `control`, `transform`, `random`, `tree`, `graph`, `lax`, `core`, `tensor`, annotations.
@NullMarked
package dev.hokku.hk;

import org.jspecify.annotations.NullMarked;
