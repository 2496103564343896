package dev.hokku.random;

import static dev.hokku.lax.Lax.fullLike;

import dev.hokku.control.Control;
import dev.hokku.control.CustomJvp;
import dev.hokku.lax.Numpy;
import dev.hokku.tensor.DType;
import dev.hokku.tensor.Shape;
import dev.hokku.tensor.Tensor;
import dev.hokku.transform.Jvp;
import dev.hokku.transform.Vmap;
import java.util.List;

/// Gamma variates, each from a key of its own, by rejection.
///
/// Source: Marsaglia and Tsang 2000, "A simple method for generating gamma variables", <https://doi.org/10.1145/358407.358414>; the draws come in the order in
/// which `jax.random.gamma` makes them.
final class Gamma {

  private Gamma() {}

  /// Samples of the shape of `alpha`, or their logarithms. Differentiable in `alpha` by [GammaDerivative].
  ///
  /// @param alpha the concentrations, of the dtype of the result
  static Tensor sample(Key key, Tensor alpha, boolean logarithms) {
    if (alpha.shape().size() == 0) {
      return Numpy.zerosLike(alpha);
    }
    Tensor keys = Random.split(key, alpha.shape().size()).data();
    // The keys are an argument, not captured: a rule must not see the outside of a vmap over them.
    return CustomJvp.<List<Tensor>, Tensor>of(in -> all(in.get(0), in.get(1), logarithms), (in, tangents) -> {
      Tensor drawn = all(in.get(0), in.get(1), logarithms);
      Tensor slope = GammaDerivative.of(in.get(1), logarithms ? drawn : drawn.log(), logarithms);
      return new Jvp.Result<>(drawn, slope.mul(tangents.get(1)));
    }).apply(List.of(keys, alpha));
  }

  private static Tensor all(Tensor keys, Tensor alpha, boolean logarithms) {
    Tensor flat = alpha.reshape(alpha.shape().size());
    return Vmap.vmap((Tensor words, Tensor each) -> one(Key.wrap(words), each, logarithms)).apply(keys, flat).reshape(alpha.shape());
  }

  private static Tensor one(Key key, Tensor alpha, boolean logarithms) {
    Tensor one = fullLike(alpha, 1);
    Tensor large = alpha.ge(one);
    // A concentration below 1 is raised by 1; the sample is then multiplied by u^(1 / alpha).
    Tensor raised = Numpy.where(large, alpha, alpha.add(one));
    Tensor d = raised.sub(fullLike(alpha, 1.0 / 3));
    Tensor c = fullLike(alpha, 1.0 / 3).div(d.sqrt());

    List<Key> keys = key.split();
    Tensor v = accepted(keys.get(0), d, c);
    if (logarithms) {
      Tensor u = Random.exponential(keys.get(1), Shape.SCALAR, alpha.dtype()).neg();
      Tensor boost = Numpy.where(Numpy.logicalOr(large, u.eq(Numpy.zerosLike(u))), Numpy.zerosLike(u), u.mul(one.div(alpha)));
      return Elementary.log(d).add(Elementary.log(v)).add(boost);
    }
    Tensor u = one.sub(Random.uniform(keys.get(1), Shape.SCALAR, alpha.dtype()));
    return d.mul(v).mul(Numpy.where(large, one, Numpy.power(u, one.div(alpha))));
  }

  /// The cube `V` of the first proposal that is accepted.
  private static Tensor accepted(Key key, Tensor d, Tensor c) {
    Tensor zero = Numpy.zerosLike(d);
    // U = 2 makes the first test fail.
    List<Tensor> first = List.of(key.data(), zero, fullLike(d, 1), fullLike(d, 2));
    return Control.whileLoop(state -> rejected(state, d), state -> proposal(Key.wrap(state.getFirst()), c), first).get(2);
  }

  private static Tensor rejected(List<Tensor> state, Tensor d) {
    Tensor x = state.get(1);
    Tensor v = state.get(2);
    Tensor u = state.get(3);
    Tensor one = fullLike(d, 1);
    Tensor outside = u.ge(one.sub(fullLike(d, 0.0331).mul(x.mul(x))));
    Tensor slow = Elementary.log(u).ge(x.mul(fullLike(d, 0.5)).add(d.mul(one.sub(v).add(Elementary.log(v)))));
    return Numpy.logicalAnd(outside, slow);
  }

  /// A key, the square of a normal number, the cube of `1 + c x` for that number, and a uniform number.
  private static List<Tensor> proposal(Key key, Tensor c) {
    DType dtype = c.dtype();
    List<Key> keys = key.split(3);
    Tensor zero = Numpy.zerosLike(c);
    List<Tensor> drawn = Control.whileLoop(state -> state.get(2).le(zero), state -> {
      List<Key> next = Key.wrap(state.getFirst()).split();
      Tensor x = Random.normal(next.get(1), Shape.SCALAR, dtype);
      return List.of(next.get(0).data(), x, fullLike(c, 1).add(x.mul(c)));
    }, List.of(keys.get(1).data(), zero, fullLike(c, -1)));
    Tensor x = drawn.get(1);
    Tensor v = drawn.get(2);
    return List.of(keys.get(0).data(), x.mul(x), v.mul(v).mul(v), Random.uniform(keys.get(2), Shape.SCALAR, dtype));
  }
}
