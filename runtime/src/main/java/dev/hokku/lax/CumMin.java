package dev.hokku.lax;

import static dev.hokku.lax.Lax.add;
import static dev.hokku.lax.Lax.min;
import static dev.hokku.lax.Lax.mul;
import static dev.hokku.lax.Lax.share;

import dev.hokku.core.Tangent;
import dev.hokku.tensor.Tensor;

/// Running minima along an axis.
///
/// @param axis in `[0, rank)`
/// @param reverse whether it starts at the end
public record CumMin(int axis, boolean reverse) implements Cumulative {

  @Override
  public String name() {
    return "cummin";
  }

  @Override
  public Cumulative along(int axis) {
    return new CumMin(axis, reverse);
  }

  @Override
  public Tangent jvp(Tensor x, Tensor y, Tensor t) {
    return Tangent.of(Scans.tangent(x, t, axis, reverse, Double.POSITIVE_INFINITY, (a, b) -> {
      Tensor out = min(a.value(), b.value());
      return new Scans.Pair(
          out, add(mul(a.tangent(), share(a.value(), out, b.value())), mul(b.tangent(), share(b.value(), out, a.value()))));
    }));
  }
}
