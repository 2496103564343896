package dev.hokku.transform;

import dev.hokku.core.Dual;
import dev.hokku.core.Primitive;
import dev.hokku.core.Tangent;
import dev.hokku.core.Trace;
import dev.hokku.lax.Binding;
import dev.hokku.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;

/// Applies the jvp rule of each operation to values and their tangents. An operation without a tangent that is not zero is left alone.
final class JvpTrace implements TransformTrace {

  private final long level = Trace.nextLevel();
  private final String transform;
  private boolean finished;

  JvpTrace(String transform) {
    this.transform = transform;
  }

  @Override
  public long level() {
    return level;
  }

  @Override
  public String transform() {
    return transform;
  }

  @Override
  public boolean finished() {
    return finished;
  }

  void finish() {
    finished = true;
  }

  /// The value with its tangent; the value alone if that is zero.
  Tensor join(Tensor primal, Tangent tangent) {
    return switch (tangent) {
      case Tangent.Zero zero -> primal;
      case Tangent.Of(Tensor value) -> {
        if (!value.aval().equals(primal.aval())) {
          throw new AssertionError("A tangent %s of a value %s.".formatted(value.aval(), primal.aval()));
        }
        yield new JvpTensor(this, primal, value);
      }
    };
  }

  Tensor primal(Tensor tensor) {
    return tensor instanceof JvpTensor own && own.trace() == this ? own.primal() : tensor;
  }

  Tangent tangent(Tensor tensor) {
    return tensor instanceof JvpTensor own && own.trace() == this ? Tangent.of(own.tangent()) : Tangent.zeroLike(tensor);
  }

  @Override
  public List<Tensor> process(Primitive op, List<Tensor> in) {
    requireRunning(op.name());
    List<Tensor> primals = new ArrayList<>(in.size());
    List<Tangent> tangents = new ArrayList<>(in.size());
    boolean active = false;
    boolean linear = false;
    for (Tensor operand : in) {
      primals.add(primal(operand));
      Tangent tangent = tangent(operand);
      tangents.add(tangent);
      active |= !tangent.isZero();
      linear |= !tangent.isZero() && StagingTrace.isLinear(tangent.value());
    }
    if (!active) {
      return Binding.bind(op, primals);
    }
    Dual dual = linear && op instanceof Linearizable mixing ? mixing.linearize(primals, tangents) : op.jvp(primals, tangents);
    List<Tensor> out = new ArrayList<>(dual.primals().size());
    for (int i = 0; i < dual.primals().size(); i++) {
      out.add(join(dual.primals().get(i), dual.tangents().get(i)));
    }
    return out;
  }
}
