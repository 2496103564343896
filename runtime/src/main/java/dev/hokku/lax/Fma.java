package dev.hokku.lax;

import static dev.hokku.lax.Lax.fma;
import static dev.hokku.lax.Lax.mul;

import dev.hokku.core.Batched;
import dev.hokku.core.Dual;
import dev.hokku.core.Operand;
import dev.hokku.core.Tangent;
import dev.hokku.tensor.ShapedArray;
import dev.hokku.tensor.Tensor;
import java.util.List;

/// `x y + z`, rounded once. Backends never make one out of a product and a sum by themselves, so that results do not depend on them;
/// the samplers of `random` ask for it by name.
public record Fma() implements Elementwise {

  @Override
  public String name() {
    return "fma";
  }

  @Override
  public List<ShapedArray> abstractEval(List<ShapedArray> in) {
    Checks.same(name(), in.get(0), in.get(1));
    return List.of(Checks.floating(name(), Checks.same(name(), in.get(0), in.get(2))));
  }

  @Override
  public Dual jvp(List<Tensor> primals, List<Tangent> tangents) {
    Tensor x = primals.get(0);
    Tensor y = primals.get(1);
    Tensor out = fma(x, y, primals.get(2));
    Tangent tangent = tangents.get(2);
    if (!tangents.get(0).isZero()) {
      tangent = tangent.plus(Tangent.of(mul(tangents.get(0).value(), y)));
    }
    if (!tangents.get(1).isZero()) {
      tangent = tangent.plus(Tangent.of(mul(x, tangents.get(1).value())));
    }
    return Dual.of(out, tangent);
  }

  @Override
  public List<Tangent> transpose(List<Operand> in, List<Tangent> cts) {
    throw new AssertionError("fma is applied to no tangents, so nothing may ask for its transpose.");
  }

  @Override
  public List<Batched> batch(int size, List<Batched> in) {
    return Batching.elementwise(this, size, in);
  }
}
