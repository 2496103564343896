package dev.hokku.lax;

import static dev.hokku.lax.Lax.pad;
import static dev.hokku.lax.Lax.sliceInDim;

import dev.hokku.tensor.Tensor;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// Derivatives of running products and extrema: a scan over pairs of value and tangent, by doubling the distance.
///
/// After step `k` element `i` stands for the `2^k` elements up to `i`. Windows that meet do not overlap, so ties are shared as a reduction
/// of pairs shares them.
///
/// Source: Hillis and Steele 1986, <https://doi.org/10.1145/7902.7903>.
final class Scans {

  /// Value and tangent of a stretch of elements.
  record Pair(Tensor value, Tensor tangent) {}

  /// Joins two neighbouring stretches.
  interface Join {
    Pair join(Pair first, Pair second);
  }

  private Scans() {}

  /// The tangents of the running reduction.
  ///
  /// @param neutral the value that changes nothing
  static Tensor tangent(Tensor x, Tensor t, int axis, boolean reverse, double neutral, Join join) {
    Pair running = new Pair(x, t);
    int length = x.dim(axis);
    for (int distance = 1; distance < length; distance *= 2) {
      Pair before = new Pair(
          shift(running.value(), axis, distance, reverse, neutral), shift(running.tangent(), axis, distance, reverse, 0));
      running = reverse ? join.join(running, before) : join.join(before, running);
    }
    return running.tangent();
  }

  /// Each element moved by `distance` away from where the scan starts.
  private static Tensor shift(Tensor x, int axis, int distance, boolean reverse, double fill) {
    int length = x.dim(axis);
    Tensor kept = reverse ? sliceInDim(x, distance, length, axis) : sliceInDim(x, 0, length - distance, axis);
    List<Padding> padding = new ArrayList<>(Collections.nCopies(x.rank(), Padding.NONE));
    padding.set(axis, reverse ? Padding.edges(0, distance) : Padding.edges(distance, 0));
    return pad(kept, fill, padding);
  }
}
