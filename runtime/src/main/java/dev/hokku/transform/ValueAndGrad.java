package dev.hokku.transform;

import dev.hokku.tensor.Tensor;

/// A value and its gradient.
///
/// @param value the scalar that the function returned
/// @param grad of the structure and types of the argument
public record ValueAndGrad<T>(Tensor value, T grad) {}
