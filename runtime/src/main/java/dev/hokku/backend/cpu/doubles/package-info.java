/// Products and convolutions of `f64`, from wherever their elements lie.
///
/// In: arrays and offsets. Out: arrays. May import: `cpu.kernel`, `cpu.threads`, `cpu.vector`, `lax` and below. One chain of fma per element of the result, over ascending
/// depth, so that neither threads nor vectors show in the bits.
@NullMarked
package dev.hokku.backend.cpu.doubles;

import org.jspecify.annotations.NullMarked;
