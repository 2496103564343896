/// Layers as modules, and the functions between them.
///
/// In: hyperparameters. Out: [dev.hokku.HkModule]s whose names, defaults and numbers are Haiku's.
/// May import: `hk`, `control`, `transform`, `random`, `lax`, `tree`, `core`, `tensor`, annotations.
@NullMarked
package dev.hokku.nn;

import org.jspecify.annotations.NullMarked;
