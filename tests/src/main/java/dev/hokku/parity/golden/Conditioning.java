package dev.hokku.parity.golden;

import dev.hokku.lax.Array;
import dev.hokku.tensor.Buffer;
import dev.hokku.tensor.DType;
import dev.hokku.tensor.Tensor;
import dev.hokku.tree.Tree;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.stream.IntStream;

/// How far a function's results move when its arguments do by one unit in the last place.
///
/// Nobody knows such a function better than that: a recorded result and ours both carry the rounding of every operation in between, each at least as large as
/// this one. With fifty normalisations in a row, each over a few numbers, it is the third digit that moves.
final class Conditioning {

  /// Rounding happens at each operation, not at the arguments only.
  private static final double ROUNDINGS = 4;

  private static final int DRAWS = 4;

  /// Whatever the rounding, a derivative is never believed that is further off than this share of the largest one: a missing term would be.
  private static final double MOST = 0.01;

  private Conditioning() {}

  /// How far each leaf of a function's result may be off.
  ///
  /// @param base the result at `at`
  /// @param largest magnitude of the largest number of the result
  static <A, R> double[] of(Function<A, R> function, A at, R base, double largest) {
    List<Tensor> leaves = Tree.leaves(base);
    double[] moves = new double[leaves.size()];
    for (int draw = 0; draw < DRAWS; draw++) {
      SplittableRandom random = new SplittableRandom(draw);
      List<Tensor> moved = Tree.leaves(function.apply(Tree.map(tensor -> moved(tensor, random), at)));
      IntStream.range(0, moves.length).forEach(i -> moves[i] = Math.max(moves[i], distance(leaves.get(i), moved.get(i))));
    }
    return IntStream.range(0, moves.length).mapToDouble(i -> Math.min(ROUNDINGS * moves[i], MOST * largest)).toArray();
  }

  /// Each element one unit up, one down, or as it was.
  private static Tensor moved(Tensor tensor, SplittableRandom random) {
    DType dtype = tensor.dtype();
    if (!dtype.isFloating()) {
      return tensor;
    }
    Buffer values = tensor.buffer().copy();
    for (int i = 0; i < values.length(); i++) {
      double x = values.getDouble(i);
      values.setDouble(i, x + random.nextInt(-1, 2) * Tolerance.ulp(x, dtype));
    }
    return new Array(tensor.aval(), values);
  }

  private static double distance(Tensor left, Tensor right) {
    Buffer a = left.buffer();
    Buffer b = right.buffer();
    double largest = 0;
    for (int i = 0; i < a.length(); i++) {
      largest = Math.max(largest, Math.abs(a.getDouble(i) - b.getDouble(i)));
    }
    return largest;
  }
}
