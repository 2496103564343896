/// First values of parameters, with Haiku's names, defaults and numbers.
///
/// In: shape, dtype and where keys come from. Out: a tensor. May import: `hk`, `random`, `lax`, `core`, `tensor`.
@NullMarked
package dev.hokku.nn.init;

import org.jspecify.annotations.NullMarked;
