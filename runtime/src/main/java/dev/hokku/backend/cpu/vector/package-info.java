/// What the machine's vectors can do, and building blocks made of them.
///
/// In: `float[]`s and vectors. Out: the same. Imports nothing of ours.
@NullMarked
package dev.hokku.backend.cpu.vector;

import org.jspecify.annotations.NullMarked;
