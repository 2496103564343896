package dev.hokku.random;

import static dev.hokku.lax.Lax.broadcastInDim;
import static dev.hokku.lax.Lax.reshape;
import static dev.hokku.lax.Lax.sliceInDim;

import dev.hokku.core.ShapeError;
import dev.hokku.lax.Checks;
import dev.hokku.lax.Lax;
import dev.hokku.tensor.Axes;
import dev.hokku.tensor.DType;
import dev.hokku.tensor.KeepDims;
import dev.hokku.tensor.Shape;
import dev.hokku.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;

/// Orders and positions drawn at random.
final class Selection {

  private Selection() {}

  /// Each vector of `x` along `axis` in random order: sorted by random words, and again until two elements have equal words in all rounds
  /// with small probability only.
  static Tensor shuffle(Key key, Tensor x, int axis) {
    int rounds = (int) Math.ceil(3 * Math.log(Math.max(1, x.shape().count())) / Math.log(0xffffffffL));
    Tensor shuffled = x;
    Key rest = key;
    for (int round = 0; round < rounds; round++) {
      List<Key> keys = rest.split();
      rest = keys.get(0);
      shuffled = Lax.sort(List.of(Words.bits(keys.get(1), x.shape(), DType.U32), shuffled), axis, 1).get(1);
    }
    return shuffled;
  }

  /// The slices of `x` at `positions` along `axis`.
  static Tensor slices(Tensor x, Tensor positions, int axis) {
    return Lax.takeAlongAxis(x, broadcastInDim(positions, x.shape(), Axes.of(axis)), axis);
  }

  static Tensor choice(Key key, int n, Shape shape, boolean replace, DType dtype) {
    int draws = draws(n, shape, replace);
    if (replace) {
      return Random.randint(key, shape, 0, n, dtype);
    }
    return reshape(sliceInDim(Random.permutation(key, n, dtype), 0, draws, 0), shape);
  }

  static Tensor weightedChoice(Key key, Tensor p, Shape shape, boolean replace) {
    if (p.rank() != 1) {
      throw new ShapeError("choice", "p is %s, no vector".formatted(p.aval()), "Give one probability for each number.");
    }
    int n = p.dim(0);
    int draws = draws(n, shape, replace);
    if (!replace) {
      // Gumbel's top-k trick.
      Tensor scores = Random.gumbel(key, p.shape(), p.dtype()).add(p.log());
      return reshape(Lax.topK(scores, draws).get(1), shape);
    }
    Tensor cumulative = p.cumsum(0);
    Tensor total = sliceInDim(cumulative, n - 1, n, 0);
    Tensor drawn = Random.uniform(key, Shape.of(draws), p.dtype());
    Tensor at = Lax.fullLike(drawn, 1).sub(drawn).mul(total);
    // The number of sums that lie below is the position.
    Tensor below = cumulative.expandDims(0).lt(at.expandDims(1));
    return reshape(below.astype(DType.S32).sum(Axes.of(1), KeepDims.NO), shape);
  }

  private static int draws(int n, Shape shape, boolean replace) {
    long draws = shape.count();
    if (n <= 0 && draws > 0 || !replace && draws > n) {
      throw new ShapeError(
          "choice",
          "%d numbers cannot be drawn from %d%s".formatted(draws, n, replace ? "" : " without replacement"),
          "Ask for at most as many as there are, or draw with replacement.");
    }
    return (int) draws;
  }

  static Tensor categorical(Key key, Tensor logits, int axis, Shape shape) {
    int along = Checks.axisOf("categorical", axis, logits);
    Shape batch = logits.shape().remove(along);
    int prefix = shape.rank() - batch.rank();
    if (prefix < 0) {
      throw new ShapeError(
          "categorical",
          "shape %s has fewer axes than the logits %s without axis %d".formatted(shape, logits.aval(), along),
          "End it with axes that %s broadcasts to.".formatted(batch));
    }
    List<Integer> drawn = new ArrayList<>();
    for (int i = 0; i < shape.rank(); i++) {
      drawn.add(shape.dim(i));
    }
    drawn.add(prefix + along, logits.dim(along));
    Tensor noise = Random.gumbel(key, Shape.of(drawn), logits.dtype());
    return noise.add(logits).argmax(prefix + along);
  }

  /// The largest of logits with Gumbel noise. Source: Kool, van Hoof and Welling 2019, <https://arxiv.org/abs/1903.06059>.
  static Tensor distinctCategories(Key key, Tensor logits, int axis, Shape shape) {
    int along = Checks.axisOf("categorical", axis, logits);
    int prefix = shape.rank() - (logits.rank() - 1);
    int draws = draws(logits.dim(along), shape.range(0, Math.max(0, prefix)), false);
    Tensor scores = logits.add(Random.gumbel(key, logits.shape(), logits.dtype())).moveAxis(along, -1);
    return reshape(Lax.topK(scores, draws).get(1).moveAxis(-1, 0), shape);
  }
}
