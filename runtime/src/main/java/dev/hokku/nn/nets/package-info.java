/// Whole networks, made of layers.
///
/// In: hyperparameters. Out: [dev.hokku.HkModule]s whose names, defaults and numbers are those of `hk.nets`, and a few that
/// Haiku leaves to its users.
/// May import: `nn` and what it may import.
@NullMarked
package dev.hokku.nn.nets;

import org.jspecify.annotations.NullMarked;
