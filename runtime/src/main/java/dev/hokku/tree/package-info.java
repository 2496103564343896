/// Structures of tensors: how values with tensors inside are taken apart and put together.
///
/// In: records, lists, maps, [dev.hokku.tree.Params]. Out: leaves and a structure. May import: `core`, `tensor`.
@NullMarked
package dev.hokku.tree;

import org.jspecify.annotations.NullMarked;
