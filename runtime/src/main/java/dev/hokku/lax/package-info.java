/// The primitives with their rules, and the functions that bind them.
///
/// In: tensors. Out: tensors, by [dev.hokku.lax.Binding#bind]. `Lax` holds the strict functions (equal shapes and dtypes), `Numpy` the ones that
/// broadcast and promote. The one abstract base of all tensors is here too, since its fluent methods bind primitives.
/// May import: `core`, `tensor`.
///
/// It is one package, though large: the derivative of a sum is a broadcast, and that of a broadcast a sum. Rules are written in terms of any other primitive, so
/// every way to split them would be a cycle. Only what nothing here needs has a room of its own, `linalg`.
@NullMarked
package dev.hokku.lax;

import org.jspecify.annotations.NullMarked;
