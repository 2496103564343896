package dev.hokku.random;

import static dev.hokku.lax.Lax.fullLike;

import dev.hokku.control.Control;
import dev.hokku.lax.Lax;
import dev.hokku.lax.Numpy;
import dev.hokku.tensor.DType;
import dev.hokku.tensor.Shape;
import dev.hokku.tensor.Tensor;
import java.util.List;

/// Binomial counts, as floats: by sums of geometric ones where few successes are expected, by rejection elsewhere.
///
/// Source: Hörmann 1993, "The generation of binomial random variates", <https://doi.org/10.1080/00949659308811496>, algorithm BTRS. Draws come in the order of
/// `jax.random.binomial`.
final class Binomial {

  /// `log k! - stirling(k)` for `k` from 0 to 9.
  private static final double[] STIRLING_TAIL = {
    0.0810614667953272, 0.0413406959554092, 0.0276779256849983, 0.02079067210376509, 0.0166446911898211,
    0.0138761288230707, 0.0118967099458917, 0.0104112652619720, 0.00925546218271273, 0.00833056343336287
  };

  private Binomial() {}

  /// @param trials of the shape and dtype of the result; not a whole number counts as the one below it
  /// @param probability of the same shape and dtype
  static Tensor sample(Key key, Tensor trials, Tensor probability) {
    Tensor zero = Numpy.zerosLike(trials);
    Tensor rare = probability.lt(0.5);
    // Failures are counted where successes are the rule.
    Tensor q = Numpy.where(rare, probability, probability.neg().add(1));
    Tensor noTrials = Numpy.logicalOr(trials.ne(trials), trials.lt(zero));
    Tensor endless = trials.eq(fullLike(trials, Double.POSITIVE_INFINITY));
    Tensor noProbability = Numpy.logicalOr(q.ne(q), q.lt(zero));
    Tensor usable = Numpy.where(noProbability, fullLike(q, 0.01), q);
    Tensor few = Numpy.logicalOr(noTrials, trials.mul(usable).le(10));

    Tensor whole = Lax.floor(trials);
    Tensor counted = sums(key, Numpy.where(few, whole, zero), usable);
    Tensor rejected = rejection(key, Numpy.where(few, fullLike(whole, 1e4), whole), Numpy.where(few, fullLike(usable, 0.5), usable));
    Tensor invalid = Numpy.logicalOr(noProbability, noTrials);
    Tensor count = Numpy.where(invalid, fullLike(zero, Double.NaN), Numpy.where(few, counted, rejected));
    count = Numpy.where(Numpy.logicalAnd(endless, Numpy.logicalNot(invalid)), fullLike(zero, Double.POSITIVE_INFINITY), count);
    Tensor asCounted = Numpy.logicalOr(Numpy.logicalOr(rare, noTrials), Numpy.logicalOr(q.ne(q), endless));
    return Numpy.where(asCounted, count, whole.sub(count));
  }

  /// How many waiting times for a success fit into the trials.
  private static Tensor sums(Key key, Tensor trials, Tensor p) {
    Shape shape = trials.shape();
    Tensor logFailure = Lax.log1p(p.neg());
    Tensor zero = Numpy.zerosLike(trials);
    List<Tensor> end = Control.whileLoop(
        state -> state.get(2).le(trials).any(),
        state -> {
          List<Key> keys = Key.wrap(state.getFirst()).split();
          Tensor more = Numpy.where(state.get(2).le(trials), state.get(1).add(1), state.get(1));
          Tensor waited = Lax.ceil(Random.uniform(keys.get(0), shape, p.dtype()).log().div(logFailure));
          return List.of(keys.get(1).data(), more, state.get(2).add(waited));
        },
        List.of(key.data(), zero, zero));
    return end.get(1).sub(1);
  }

  private static Tensor rejection(Key key, Tensor n, Tensor p) {
    Shape shape = n.shape();
    Tensor q = p.neg().add(1);
    Tensor deviation = n.mul(p).mul(q).sqrt();
    Tensor b = deviation.mul(2.53).add(1.15);
    Tensor a = b.mul(0.0248).add(-0.0873).add(p.mul(0.01));
    Tensor c = n.mul(p).add(0.5);
    Tensor vr = fullLike(b, 4.2).div(b).neg().add(0.92);
    Tensor r = p.div(q);
    Tensor alpha = fullLike(b, 5.1).div(b).add(2.83).mul(deviation);
    Tensor mode = Lax.floor(n.add(1).mul(p));
    Tensor constant = mode.add(0.5).mul(mode.add(1).div(r.mul(n.sub(mode).add(1))).log()).add(tail(mode)).add(tail(n.sub(mode)));
    List<Tensor> end = Control.whileLoop(
        state -> Numpy.logicalNot(state.get(2)).any(),
        state -> {
          List<Key> keys = Key.wrap(state.getFirst()).split(3);
          Tensor u = Random.uniform(keys.get(1), shape, p.dtype()).sub(0.5);
          Tensor v = Random.uniform(keys.get(2), shape, p.dtype());
          Tensor us = u.abs().neg().add(0.5);
          Tensor k = Lax.floor(a.mul(2).div(us).add(b).mul(u).add(c));
          Tensor inside = Numpy.logicalAnd(us.ge(0.07), v.le(vr));
          Tensor outside = Numpy.logicalOr(k.lt(0), k.gt(n));
          Tensor height = v.mul(alpha).div(a.div(us.mul(us)).add(b)).log();
          Tensor bound = constant
              .add(n.add(1).mul(n.sub(mode).add(1).div(n.sub(k).add(1)).log()))
              .add(k.add(0.5).mul(r.mul(n.sub(k).add(1)).div(k.add(1)).log()))
              .sub(tail(k))
              .sub(tail(n.sub(k)));
          Tensor accept = Numpy.logicalOr(inside, Numpy.logicalAnd(Numpy.logicalNot(outside), height.le(bound)));
          return List.of(keys.get(0).data(), Numpy.where(accept, k, state.get(1)), Numpy.logicalOr(state.get(2), accept));
        },
        List.of(key.data(), fullLike(n, -1), Numpy.zeros(DType.BOOL, shape)));
    return end.get(1);
  }

  /// What Stirling's formula leaves of `log k!`.
  private static Tensor tail(Tensor k) {
    Tensor clipped = Numpy.clip(k, 0, 9);
    Tensor square = clipped.add(1).mul(clipped.add(1));
    Tensor inner = fullLike(k, 1.0 / 1260).div(square).neg().add(1.0 / 360);
    Tensor far = inner.div(square).neg().add(1.0 / 12).div(clipped.add(1));
    Tensor near = Numpy.take(Numpy.array(k.dtype(), Shape.of(STIRLING_TAIL.length), STIRLING_TAIL), Lax.floor(clipped).astype(DType.S32), 0);
    return Numpy.where(k.le(9), near, far);
  }
}
