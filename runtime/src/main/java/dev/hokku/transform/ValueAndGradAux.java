package dev.hokku.transform;

import dev.hokku.tensor.Tensor;

/// A value, what the function returned beside it, and the gradient.
///
/// @param value the scalar that the function returned
/// @param aux what it returned beside; not differentiated
/// @param grad of the structure and types of the argument
public record ValueAndGradAux<T, X>(Tensor value, X aux, T grad) {}
