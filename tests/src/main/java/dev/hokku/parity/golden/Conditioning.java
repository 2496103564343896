package dev.hokku.parity.golden;

import dev.hokku.tensor.Buffer;
import dev.hokku.tensor.Tensor;
import dev.hokku.tree.Tree;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/// How far a function's results move when each of its operations rounds elsewhere.
///
/// Nobody knows such a function better than that: a recorded result and ours both carry the rounding of every operation in between. With fifty normalisations
/// in a row, each over a few numbers, it is the third digit that moves.
final class Conditioning {

  /// Four draws do not find the worst roundings, and a recorded result has errors of its own: an `exp` or a sum may be off by several units.
  private static final double ROUNDINGS = 4;

  private static final int DRAWS = 4;

  private Conditioning() {}

  /// How far each of a function's results may be off.
  ///
  /// @param base the results at `at`
  /// @param most whatever the rounding, a result is never believed that is further off: a missing term would be
  static <A> double[] of(Function<A, List<Tensor>> function, A at, List<Compared> base, ToDoubleFunction<Compared> most) {
    double[] moves = new double[base.size()];
    for (int draw = 0; draw < DRAWS; draw++) {
      Jitter jitter = new Jitter(draw);
      List<Tensor> moved = function.apply(Tree.map(jitter::moved, at)).stream().map(Concrete::value).toList();
      for (int i = 0; i < moves.length; i++) {
        moves[i] = Math.max(moves[i], distance(base.get(i).actual(), moved.get(i)));
      }
    }
    for (int i = 0; i < moves.length; i++) {
      moves[i] = Math.min(ROUNDINGS * moves[i], most.applyAsDouble(base.get(i)));
    }
    return moves;
  }

  private static double distance(Tensor left, Tensor right) {
    if (!left.dtype().isFloating()) {
      return 0;
    }
    Buffer a = left.buffer();
    Buffer b = right.buffer();
    double largest = 0;
    for (int i = 0; i < a.length(); i++) {
      largest = Math.max(largest, distance(a.getDouble(i), b.getDouble(i)));
    }
    return largest;
  }

  /// What becomes NaN when it moves, as the root of a variance near zero does, is not known at all.
  private static double distance(double here, double moved) {
    double distance = Double.compare(here, moved) == 0 ? 0 : Math.abs(here - moved);
    return Double.isNaN(distance) ? Double.POSITIVE_INFINITY : distance;
  }
}
