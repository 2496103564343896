package dev.hokku.lax;

import static dev.hokku.lax.Lax.add;
import static dev.hokku.lax.Lax.mul;

import dev.hokku.core.Tangent;
import dev.hokku.tensor.Tensor;

/// Running products along an axis.
///
/// @param axis in `[0, rank)`
/// @param reverse whether it starts at the end
public record CumProd(int axis, boolean reverse) implements Cumulative {

  @Override
  public String name() {
    return "cumprod";
  }

  @Override
  public Cumulative along(int axis) {
    return new CumProd(axis, reverse);
  }

  @Override
  public Tangent jvp(Tensor x, Tensor y, Tensor t) {
    return Tangent.of(Scans.tangent(x, t, axis, reverse, 1, (a, b) ->
        new Scans.Pair(mul(a.value(), b.value()), add(mul(a.tangent(), b.value()), mul(a.value(), b.tangent())))));
  }
}
