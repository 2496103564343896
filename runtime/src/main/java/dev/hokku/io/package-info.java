/// Tensors to files and back: safetensors and checkpoints, each written whole or not at all.
///
/// In: tensors, trees of tensors, files. Out: files, tensors, trees. May import: `tree`, `lax`, `core`, `tensor`. File access is only here, in `data` and in `viz`.
@NullMarked
package dev.hokku.io;

import org.jspecify.annotations.NullMarked;
