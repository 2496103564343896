package dev.hokku.transform;

import dev.hokku.core.Traced;
import dev.hokku.lax.AbstractTensor;
import dev.hokku.tensor.Buffer;
import dev.hokku.tensor.Tensor;

/// One element of a batch, standing for all of them.
final class BatchTensor extends AbstractTensor implements Traced {

  private final BatchTrace trace;
  private final Tensor value;
  private final int axis;

  /// @param value the whole batch
  /// @param axis its batch axis
  BatchTensor(BatchTrace trace, Tensor value, int axis) {
    super(value.aval().withShape(value.shape().remove(axis)));
    this.trace = trace;
    this.value = value;
    this.axis = axis;
  }

  @Override
  public BatchTrace trace() {
    return trace;
  }

  Tensor value() {
    return value;
  }

  int axis() {
    return axis;
  }

  @Override
  public Buffer buffer() {
    throw TransformTrace.unknown(trace, this);
  }

  /// Without a value: `f32[3] traced by vmap`.
  @Override
  public String toString() {
    return aval() + " traced by " + trace.transform();
  }
}
