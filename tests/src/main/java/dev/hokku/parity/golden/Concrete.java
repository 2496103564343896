package dev.hokku.parity.golden;

import dev.hokku.core.Trace;
import dev.hokku.core.Traced;
import dev.hokku.lax.AbstractTensor;
import dev.hokku.tensor.Buffer;
import dev.hokku.tensor.Tensor;

/// A tensor whose numbers are known, and whose operations a trace sees.
class Concrete extends AbstractTensor implements Traced {

  private final Trace trace;
  private final Tensor value;

  Concrete(Trace trace, Tensor value) {
    super(value.aval());
    this.trace = trace;
    this.value = value;
  }

  /// What a tensor holds.
  static Tensor value(Tensor tensor) {
    return tensor instanceof Concrete concrete ? concrete.value : tensor;
  }

  @Override
  public Trace trace() {
    return trace;
  }

  @Override
  public Buffer buffer() {
    return value.buffer();
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
