package dev.hokku.lax;

import static dev.hokku.lax.Lax.add;
import static dev.hokku.lax.Lax.max;
import static dev.hokku.lax.Lax.mul;
import static dev.hokku.lax.Lax.share;

import dev.hokku.core.Tangent;
import dev.hokku.tensor.Tensor;

/// Running maxima along an axis.
///
/// @param axis in `[0, rank)`
/// @param reverse whether it starts at the end
public record CumMax(int axis, boolean reverse) implements Cumulative {

  @Override
  public String name() {
    return "cummax";
  }

  @Override
  public Cumulative along(int axis) {
    return new CumMax(axis, reverse);
  }

  @Override
  public Tangent jvp(Tensor x, Tensor y, Tensor t) {
    return Tangent.of(Scans.tangent(x, t, axis, reverse, Double.NEGATIVE_INFINITY, (a, b) -> {
      Tensor out = max(a.value(), b.value());
      return new Scans.Pair(
          out, add(mul(a.tangent(), share(a.value(), out, b.value())), mul(b.tangent(), share(b.value(), out, a.value()))));
    }));
  }
}
