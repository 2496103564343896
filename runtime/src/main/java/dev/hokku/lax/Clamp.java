package dev.hokku.lax;

import static dev.hokku.lax.Lax.and;
import static dev.hokku.lax.Lax.clamp;
import static dev.hokku.lax.Lax.gt;
import static dev.hokku.lax.Lax.lt;
import static dev.hokku.lax.Lax.select;
import static dev.hokku.lax.Lax.zerosLike;

import dev.hokku.core.Batched;
import dev.hokku.core.Dual;
import dev.hokku.core.Operand;
import dev.hokku.core.Tangent;
import dev.hokku.tensor.ShapedArray;
import dev.hokku.tensor.Tensor;
import java.util.List;

/// `min(max(x, low), high)`: operands `low`, `x`, `high`, all of one shape and dtype.
///
/// The tangent passes where `x` lies strictly between the bounds, otherwise it is that of the bound; JAX's convention.
public record Clamp() implements Elementwise {

  @Override
  public String name() {
    return "clamp";
  }

  @Override
  public List<ShapedArray> abstractEval(List<ShapedArray> in) {
    Checks.same(name(), in.get(1), in.get(0));
    return List.of(Checks.numeric(name(), Checks.same(name(), in.get(1), in.get(2))));
  }

  @Override
  public Dual jvp(List<Tensor> primals, List<Tangent> tangents) {
    Tensor low = primals.get(0);
    Tensor x = primals.get(1);
    Tensor high = primals.get(2);
    Tensor out = clamp(low, x, high);
    Tangent tangent = Tangent.zeroLike(out);
    if (!tangents.get(0).isZero()) {
      tangent = tangent.plus(where(and(gt(low, x), lt(low, high)), tangents.get(0)));
    }
    if (!tangents.get(1).isZero()) {
      tangent = tangent.plus(where(and(gt(x, low), lt(x, high)), tangents.get(1)));
    }
    if (!tangents.get(2).isZero()) {
      tangent = tangent.plus(where(lt(high, x), tangents.get(2)));
    }
    return Dual.of(out, tangent);
  }

  private static Tangent where(Tensor condition, Tangent t) {
    return Tangent.of(select(condition, t.value(), zerosLike(t.value())));
  }

  @Override
  public List<Tangent> transpose(List<Operand> in, List<Tangent> cts) {
    throw new AssertionError("clamp is not linear, so nothing may ask for its transpose.");
  }

  @Override
  public List<Batched> batch(int size, List<Batched> in) {
    return Batching.elementwise(this, size, in);
  }
}
