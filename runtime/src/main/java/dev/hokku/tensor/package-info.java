/// Values: what a tensor is, without how it is computed.
///
/// In: Java arrays and numbers. Out: [dev.hokku.tensor.Tensor], [dev.hokku.tensor.Shape], [dev.hokku.tensor.DType], [dev.hokku.tensor.Buffer].
/// May import: nothing of ours.
@NullMarked
package dev.hokku.tensor;

import org.jspecify.annotations.NullMarked;
