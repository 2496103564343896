/// The command line `hokku`: training, prediction and explanation of the examples.
///
/// In: arguments. Out: text, pictures, checkpoints; 0, or 1 with one message on standard error. May import: `examples` and every exported package of the runtime.
@NullMarked
package dev.hokku.cli;

import org.jspecify.annotations.NullMarked;
