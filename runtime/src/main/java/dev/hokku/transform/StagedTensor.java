package dev.hokku.transform;

import dev.hokku.core.Traced;
import dev.hokku.graph.Var;
import dev.hokku.lax.AbstractTensor;
import dev.hokku.tensor.Buffer;

/// A value that a graph under construction will compute.
final class StagedTensor extends AbstractTensor implements Traced {

  private final StagingTrace trace;
  private final Var var;

  StagedTensor(StagingTrace trace, Var var) {
    super(var.aval());
    this.trace = trace;
    this.var = var;
  }

  @Override
  public StagingTrace trace() {
    return trace;
  }

  Var var() {
    return var;
  }

  @Override
  public Buffer buffer() {
    throw TransformTrace.unknown(trace, this);
  }

  /// Without a value: `f32[3] traced by jit`.
  @Override
  public String toString() {
    return aval() + " traced by " + trace.transform();
  }
}
