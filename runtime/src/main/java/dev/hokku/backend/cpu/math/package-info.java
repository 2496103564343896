/// Elementary functions and single-element operations, each written twice, for one float and for a vector of them, with the same
/// operations in the same order: a loop's vector body and its scalar tail give the same bits.
///
/// In: floats, ints, masks. Out: the same. Imports nothing of ours.
@NullMarked
package dev.hokku.backend.cpu.math;

import org.jspecify.annotations.NullMarked;
