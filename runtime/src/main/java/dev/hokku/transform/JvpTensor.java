package dev.hokku.transform;

import dev.hokku.core.Traced;
import dev.hokku.lax.AbstractTensor;
import dev.hokku.tensor.Buffer;
import dev.hokku.tensor.Tensor;

/// A value with its tangent.
final class JvpTensor extends AbstractTensor implements Traced {

  private final JvpTrace trace;
  private final Tensor primal;
  private final Tensor tangent;

  JvpTensor(JvpTrace trace, Tensor primal, Tensor tangent) {
    super(primal.aval());
    this.trace = trace;
    this.primal = primal;
    this.tangent = tangent;
  }

  @Override
  public JvpTrace trace() {
    return trace;
  }

  Tensor primal() {
    return primal;
  }

  Tensor tangent() {
    return tangent;
  }

  @Override
  public Buffer buffer() {
    throw TransformTrace.unknown(trace, this);
  }

  /// Without a value: `f32[3] traced by grad`.
  @Override
  public String toString() {
    return aval() + " traced by " + trace.transform();
  }
}
