/// Optimizers: from gradients to updates of parameters, as pure functions.
///
/// In: gradients, optimizer state, parameters (trees of the same structure). Out: updates and the next state, by
/// [dev.hokku.optim.Optimizer]. Each transformation is one file; `Optimizers` names the usual chains of them.
/// Numbers and defaults are Optax's. May import: `lax`, `tree`, `core`, `tensor`.
@NullMarked
package dev.hokku.optim;

import org.jspecify.annotations.NullMarked;
