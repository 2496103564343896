package dev.hokku.random;

import static dev.hokku.lax.Lax.fullLike;

import dev.hokku.control.Control;
import dev.hokku.lax.Lax;
import dev.hokku.lax.Numpy;
import dev.hokku.tensor.DType;
import dev.hokku.tensor.Shape;
import dev.hokku.tensor.Tensor;
import java.util.List;

/// Poisson counts: by multiplying uniform numbers where the rate is below 10, by rejection elsewhere; each for all elements at once until the last is done.
///
/// Source: Knuth, "Seminumerical algorithms", section 3.4.1; Hörmann 1993, "The transformed rejection method for generating Poisson random variables",
/// <https://doi.org/10.1016/0167-6687(93)90997-4>, algorithm PTRS. Draws come in the order of `jax.random.poisson`.
final class Poisson {

  private static final double KNUTH_BELOW = 10;

  private Poisson() {}

  /// @param rate `f32`, of the shape of the result
  static Tensor sample(Key key, Tensor rate, DType dtype) {
    Tensor small = Numpy.logicalOr(rate.ne(rate), rate.lt(fullLike(rate, KNUTH_BELOW)));
    Tensor zero = Numpy.zerosLike(rate);
    // Elements that the other method is for get a rate that ends at once.
    Tensor counted = products(key, Numpy.where(small, rate, zero), dtype);
    Tensor rejected = rejection(key, Numpy.where(small, fullLike(rate, 1e5), rate), dtype);
    Tensor count = Numpy.where(small, counted, rejected);
    return Numpy.where(rate.eq(zero), Numpy.zerosLike(count), count);
  }

  /// How many uniform numbers can be multiplied before the product is below `exp(-rate)`.
  private static Tensor products(Key key, Tensor rate, DType dtype) {
    Shape shape = rate.shape();
    Tensor least = rate.neg();
    Tensor none = Numpy.zeros(dtype, shape);
    List<Tensor> end = Control.whileLoop(
        state -> state.get(2).gt(least).any(),
        state -> {
          List<Key> keys = Key.wrap(state.getFirst()).split();
          Tensor count = state.get(1);
          Tensor more = Numpy.where(state.get(2).gt(least), count.add(Lax.onesLike(count)), count);
          return List.of(keys.get(0).data(), more, state.get(2).add(Elementary.log(Random.uniform(keys.get(1), shape, DType.F32))));
        },
        List.of(key.data(), none, Numpy.zerosLike(rate)));
    return end.get(1).sub(Lax.onesLike(none));
  }

  private static Tensor rejection(Key key, Tensor rate, DType dtype) {
    Shape shape = rate.shape();
    Tensor logRate = Elementary.log(rate);
    Tensor b = rate.sqrt().mul(2.53).add(0.931);
    Tensor a = b.mul(0.02483).add(-0.059);
    Tensor inverseAlpha = fullLike(b, 1.1328).div(b.sub(3.4)).add(1.1239);
    Tensor vr = fullLike(b, -3.6224).div(b.sub(2)).add(0.9277);
    List<Tensor> end = Control.whileLoop(
        state -> Numpy.logicalNot(state.get(2)).any(),
        state -> {
          List<Key> keys = Key.wrap(state.getFirst()).split(3);
          Tensor u = Random.uniform(keys.get(1), shape, DType.F32).sub(0.5);
          Tensor v = Random.uniform(keys.get(2), shape, DType.F32);
          Tensor us = u.abs().neg().add(0.5);
          Tensor k = Lax.floor(a.mul(2).div(us).add(b).mul(u).add(rate).add(0.43));
          Tensor s = Elementary.log(v.mul(inverseAlpha).div(a.div(us.mul(us)).add(b)));
          Tensor t = k.mul(logRate).sub(rate).sub(Lax.lgamma(k.add(1)));
          Tensor inside = Numpy.logicalAnd(us.ge(0.07), v.le(vr));
          Tensor outside = Numpy.logicalOr(k.lt(0), Numpy.logicalAnd(us.lt(0.013), v.gt(us)));
          Tensor accept = Numpy.logicalOr(inside, Numpy.logicalAnd(Numpy.logicalNot(outside), s.le(t)));
          return List.of(keys.get(0).data(), Numpy.where(accept, k, state.get(1)), Numpy.logicalOr(state.get(2), accept));
        },
        List.of(key.data(), fullLike(rate, -1), Numpy.zeros(DType.BOOL, shape)));
    return end.get(1).astype(dtype);
  }
}
