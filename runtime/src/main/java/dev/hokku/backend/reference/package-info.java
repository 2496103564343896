/// The oracle: one plain loop per primitive, slow and obvious, for every dtype. Other backends are compared with it and fall back to it.
///
/// In: a primitive and buffers, or a graph. Out: buffers. May import: `backend`, `control`, `random`, `lax`, `graph`, `core`, `tensor`.
///
/// Numbers are computed in `double` (integers in `long`) and rounded once to the dtype of the result. For `f32` and narrower this gives the
/// correctly rounded `+`, `-`, `*`, `/` and square root, since a double has more than twice their digits. Other functions are
/// [StrictMath]'s, or are summed here to double accuracy. Sums run in `double` over the elements in row-major order.
@NullMarked
package dev.hokku.backend.reference;

import org.jspecify.annotations.NullMarked;
