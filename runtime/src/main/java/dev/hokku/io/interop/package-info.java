/// Parameters and state in the names and layouts of PyTorch and Flax.
///
/// In: [dev.hokku.tree.Params] and [dev.hokku.tree.State], and a [dev.hokku.io.interop.NameMap] that says which module is which over there. Out: tensors by
/// the other framework's names, and back. May import: `tree`, `lax`, `core`, `tensor`.
@NullMarked
package dev.hokku.io.interop;

import org.jspecify.annotations.NullMarked;
