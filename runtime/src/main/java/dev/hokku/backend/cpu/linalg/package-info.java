/// Factorizations of matrices and triangular solves, in `double` on flat arrays; many matrices are shared out among the threads.
///
/// In: arrays and offsets. Out: arrays. May import: `cpu.kernel`, `cpu.threads`, `lax.linalg` and below. The order of operations is the textbook's,
/// which the reference backend follows too; inner loops run along rows, so that C2 makes vectors of them. The exception is `qr` of `f32`, which has LAPACK's
/// order and its bits.
@NullMarked
package dev.hokku.backend.cpu.linalg;

import org.jspecify.annotations.NullMarked;
