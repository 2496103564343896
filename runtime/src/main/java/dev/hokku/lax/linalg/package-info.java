/// Factorizations of matrices, and what is solved with them.
///
/// In: matrices `[..,N,M]` with any number of leading axes. Out: tensors, by [dev.hokku.lax.Binding#bind]. May import: `lax`, `core`, `tensor`; `lax` does not import it.
@NullMarked
package dev.hokku.lax.linalg;

import org.jspecify.annotations.NullMarked;
