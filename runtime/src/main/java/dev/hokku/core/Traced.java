package dev.hokku.core;

import dev.hokku.tensor.Tensor;

/// A tensor that stands for a value inside a transform (JAX: a tracer).
public interface Traced extends Tensor {

  /// The trace that interprets operations on it.
  Trace trace();
}
