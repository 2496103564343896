package dev.hokku.lax;

import static dev.hokku.lax.Lax.instantiate;
import static dev.hokku.lax.Lax.select;
import static dev.hokku.lax.Lax.zeros;

import dev.hokku.core.Batched;
import dev.hokku.core.Dual;
import dev.hokku.core.Operand;
import dev.hokku.core.ShapeError;
import dev.hokku.core.Tangent;
import dev.hokku.tensor.DType;
import dev.hokku.tensor.ShapedArray;
import dev.hokku.tensor.Tensor;
import java.util.List;

/// Takes each element from one of two tensors: operands `condition: bool[..]`, `onTrue`, `onFalse`, all of one shape.
///
/// Linear in both choices. Source: `lax.select`.
public record Select() implements Elementwise {

  @Override
  public String name() {
    return "select";
  }

  @Override
  public List<ShapedArray> abstractEval(List<ShapedArray> in) {
    ShapedArray condition = in.get(0);
    if (condition.dtype() != DType.BOOL) {
      throw new ShapeError(name(), "the condition is %s".formatted(condition), "Give a bool, for example x.gt(0).");
    }
    Checks.sameShape(name(), condition, in.get(1));
    return List.of(Checks.same(name(), in.get(1), in.get(2)));
  }

  @Override
  public Dual jvp(List<Tensor> primals, List<Tangent> tangents) {
    Tensor condition = primals.get(0);
    Tensor out = select(condition, primals.get(1), primals.get(2));
    if (tangents.get(1).isZero() && tangents.get(2).isZero()) {
      return Dual.of(out, Tangent.zeroLike(out));
    }
    return Dual.of(out, Tangent.of(select(condition, instantiate(tangents.get(1)), instantiate(tangents.get(2)))));
  }

  @Override
  public List<Tangent> transpose(List<Operand> in, List<Tangent> cts) {
    ShapedArray aval = cts.getFirst().aval();
    Tangent.Zero none = new Tangent.Zero(in.get(0).aval());
    Tangent.Zero zero = new Tangent.Zero(aval);
    if (cts.getFirst().isZero()) {
      return List.of(none, zero, zero);
    }
    Tensor condition = in.get(0).value();
    Tensor ct = cts.getFirst().value();
    return List.of(
        none,
        in.get(1).isLinear() ? Tangent.of(select(condition, ct, zeros(aval))) : zero,
        in.get(2).isLinear() ? Tangent.of(select(condition, zeros(aval), ct)) : zero);
  }

  @Override
  public List<Batched> batch(int size, List<Batched> in) {
    return Batching.elementwise(this, size, in);
  }
}
