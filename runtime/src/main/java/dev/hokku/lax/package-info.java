/// The primitives with their rules, and the functions that bind them.
///
/// In: tensors. Out: tensors, by [dev.hokku.lax.Binding#bind]. `Lax` holds the strict functions (equal shapes and dtypes), `Numpy` the ones that
/// broadcast and promote. The one abstract base of all tensors is here too, since its fluent methods bind primitives.
/// May import: `core`, `tensor`.
@NullMarked
package dev.hokku.lax;

import org.jspecify.annotations.NullMarked;
