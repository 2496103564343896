package dev.hokku.random;

import static dev.hokku.lax.Lax.fullLike;

import dev.hokku.core.ShapeError;
import dev.hokku.lax.Lax;
import dev.hokku.lax.Numpy;
import dev.hokku.lax.linalg.Linalg;
import dev.hokku.tensor.Axes;
import dev.hokku.tensor.DType;
import dev.hokku.tensor.KeepDims;
import dev.hokku.tensor.Shape;
import dev.hokku.tensor.Tensor;
import java.util.List;

/// The distributions of `jax.random` that have parameters or are made of simpler ones; [Random] has the others.
///
/// Parameters are tensors that broadcast to the shape of the result: `Numpy.scalar(2.5)` for a number. They are converted to its dtype, which is floating except for
/// counts. Samples agree with JAX's to a few roundings; where a draw is accepted or rejected by comparing rounded numbers, one in a million may differ altogether.
///
/// Source: `jax.random` (0.10).
public final class Distributions {

  private Distributions() {}

  // Made of uniform numbers.

  /// Cauchy: `tan(π (u - 1/2))`.
  public static Tensor cauchy(Key key, Shape shape, DType dtype) {
    Tensor u = Random.uniform(key, shape, dtype, 2 * Uniform.halfUlpOfOne(dtype), 1);
    return Lax.tan(u.sub(0.5).mul(fullLike(u, Math.PI)));
  }

  /// Logistic: `log(u / (1 - u))`.
  public static Tensor logistic(Key key, Shape shape, DType dtype) {
    Tensor u = Random.uniform(key, shape, dtype, Random.tiny(dtype), 1);
    return Elementary.log(u).sub(Lax.log1p(u.neg()));
  }

  /// Pareto with shape parameter `b`: at least 1.
  public static Tensor pareto(Key key, Tensor b, Shape shape, DType dtype) {
    return Random.exponential(key, shape, dtype).div(Random.filled(b, shape, dtype)).exp();
  }

  /// Rayleigh: the length of a vector of two normal numbers of deviation `scale`.
  public static Tensor rayleigh(Key key, Tensor scale, Shape shape, DType dtype) {
    Tensor u = Random.uniform(key, shape, dtype);
    // Not the logarithm of samplers: here u may be 0, for infinity.
    return Random.filled(scale, shape, dtype).mul(u.log().mul(-2).sqrt());
  }

  /// Triangular on `[left, right]` with its peak at `mode`.
  public static Tensor triangular(Key key, Tensor left, Tensor mode, Tensor right, Shape shape, DType dtype) {
    Tensor low = Random.filled(left, shape, dtype);
    Tensor peak = Random.filled(mode, shape, dtype);
    Tensor high = Random.filled(right, shape, dtype);
    Tensor u = Random.uniform(key, shape, dtype);
    Tensor rising = low.add(u.mul(high.sub(low)).mul(peak.sub(low)).sqrt());
    Tensor falling = high.sub(u.neg().add(1).mul(high.sub(low)).mul(high.sub(peak)).sqrt());
    return Numpy.where(u.lt(peak.sub(low).div(high.sub(low))), rising, falling);
  }

  /// Weibull: `scale (-log(1 - u))^(1 / concentration)`.
  public static Tensor weibullMin(Key key, Tensor scale, Tensor concentration, Shape shape, DType dtype) {
    Tensor u = Random.uniform(key, shape, dtype);
    Tensor power = Lax.onesLike(u).div(Random.filled(concentration, shape, dtype));
    return Numpy.power(Lax.log1p(u.neg()).neg(), power).mul(Random.filled(scale, shape, dtype));
  }

  // Made of normal numbers.

  /// The exponential of a normal number of deviation `sigma`.
  public static Tensor lognormal(Key key, Tensor sigma, Shape shape, DType dtype) {
    return Random.normal(key, shape, dtype).mul(Random.filled(sigma, shape, dtype)).exp();
  }

  /// Maxwell: the length of a vector of three normal numbers.
  public static Tensor maxwell(Key key, Shape shape, DType dtype) {
    Tensor x = Random.normal(key, shape.concat(Shape.of(3)), dtype);
    return x.mul(x).sum(-1).sqrt();
  }

  /// Maxwell with a random sign, times `scale`, plus `loc`.
  ///
  /// @param shape in front of the shape that the parameters broadcast to
  public static Tensor doubleSidedMaxwell(Key key, Tensor loc, Tensor scale, Shape shape, DType dtype) {
    Shape parameters = Numpy.broadcastShapes(loc.shape(), scale.shape());
    // As in JAX: without a shape, that of the parameters is taken twice.
    Shape whole = (shape.rank() == 0 ? parameters : shape).concat(parameters);
    List<Key> keys = key.split();
    Tensor length = maxwell(keys.get(0), whole, dtype);
    return Random.rademacher(keys.get(1), whole, dtype).mul(length).mul(Random.filled(scale, whole, dtype)).add(Random.filled(loc, whole, dtype));
  }

  /// Multivariate normal by the Cholesky factor of the covariance: shape `[*leading, n]`.
  ///
  /// @param mean `[..,n]`
  /// @param covariance `[..,n,n]`, symmetric and positive definite
  /// @param leading axes that those of the parameters broadcast to
  public static Tensor multivariateNormal(Key key, Tensor mean, Tensor covariance, Shape leading, DType dtype) {
    int n = mean.rank() == 0 ? -1 : mean.shape().last();
    if (n < 0 || covariance.rank() < 2 || covariance.shape().last() != n || covariance.dim(covariance.rank() - 2) != n) {
      throw new ShapeError(
          "multivariateNormal",
          "the mean is %s and the covariance %s".formatted(mean.aval(), covariance.aval()),
          "Give a mean [..,n] and a covariance [..,n,n] of one n.");
    }
    Tensor factor = Linalg.cholesky(covariance.astype(dtype));
    Tensor z = Random.normal(key, leading.concat(Shape.of(n)), dtype);
    return mean.astype(dtype).add(factor.matmul(z.expandDims(-1)).reshape(leading.concat(Shape.of(n))));
  }

  /// Wald, or inverse Gaussian, with scale 1.
  public static Tensor wald(Key key, Tensor mean, Shape shape, DType dtype) {
    List<Key> keys = key.split();
    Tensor mu = Random.filled(mean, shape, dtype);
    Tensor v = Random.normal(keys.get(0), shape, dtype);
    Tensor z = Random.uniform(keys.get(1), shape, dtype);
    Tensor y = v.mul(v);
    Tensor square = mu.mul(mu);
    Tensor root = mu.mul(4).mul(y).add(square.mul(y.mul(y))).sqrt();
    Tensor x = mu.add(square.mul(y).div(2)).sub(mu.div(2).mul(root));
    return Numpy.where(z.le(mu.div(mu.add(x))), x, square.div(x));
  }

  // Made of gamma variates.

  /// Gamma with concentration `a` and rate 1; differentiable in `a`, as are all that are made of it.
  public static Tensor gamma(Key key, Tensor a, Shape shape, DType dtype) {
    return Gamma.sample(key, Random.filled(a, shape, requireFloating("gamma", dtype)), false);
  }

  /// The logarithm of a gamma variate: exact also where the variate is too small for the dtype.
  public static Tensor loggamma(Key key, Tensor a, Shape shape, DType dtype) {
    return Gamma.sample(key, Random.filled(a, shape, requireFloating("loggamma", dtype)), true);
  }

  /// Beta with parameters `a` and `b`.
  public static Tensor beta(Key key, Tensor a, Tensor b, Shape shape, DType dtype) {
    List<Key> keys = key.split();
    Tensor x = loggamma(keys.get(0), a, shape, dtype);
    Tensor y = loggamma(keys.get(1), b, shape, dtype);
    Tensor largest = x.maximum(y);
    Tensor first = x.sub(largest).exp();
    return first.div(first.add(y.sub(largest).exp()));
  }

  /// Dirichlet with concentrations `alpha`: shape `[*leading, n]`, vectors that sum to 1.
  ///
  /// @param alpha `[..,n]`
  /// @param leading axes that those of `alpha` broadcast to
  public static Tensor dirichlet(Key key, Tensor alpha, Shape leading, DType dtype) {
    if (alpha.rank() == 0) {
      throw new ShapeError("dirichlet", "alpha is %s, no vector".formatted(alpha.aval()), "Give the concentration of each category on the last axis.");
    }
    Tensor logs = loggamma(key, alpha, leading.concat(Shape.of(alpha.shape().last())), dtype);
    Tensor unscaled = logs.sub(Lax.stopGradient(logs.max(Axes.of(logs.rank() - 1), KeepDims.YES))).exp();
    return unscaled.div(unscaled.sum(Axes.of(logs.rank() - 1), KeepDims.YES));
  }

  /// Chi-square with `df` degrees of freedom.
  public static Tensor chisquare(Key key, Tensor df, Shape shape, DType dtype) {
    return loggamma(key, Random.filled(df, shape, dtype).div(2), shape, dtype).exp().mul(2);
  }

  /// Fisher's F with `dfnum` and `dfden` degrees of freedom.
  public static Tensor f(Key key, Tensor dfnum, Tensor dfden, Shape shape, DType dtype) {
    List<Key> keys = key.split();
    Tensor above = chisquare(keys.get(1), dfnum, shape, dtype).div(Random.filled(dfnum, shape, dtype));
    Tensor below = chisquare(keys.get(0), dfden, shape, dtype).div(Random.filled(dfden, shape, dtype));
    return above.div(below);
  }

  /// Student's t with `df` degrees of freedom.
  public static Tensor t(Key key, Tensor df, Shape shape, DType dtype) {
    List<Key> keys = key.split();
    Tensor half = Random.filled(df, shape, dtype).div(2);
    return Random.normal(keys.get(0), shape, dtype).mul(half.div(gamma(keys.get(1), half, shape, dtype)).sqrt());
  }

  /// Density proportional to `exp(-|x|^p)`.
  public static Tensor generalizedNormal(Key key, double p, Shape shape, DType dtype) {
    List<Key> keys = key.split();
    Tensor g = gamma(keys.get(0), Numpy.scalar(dtype, 1 / p), shape, dtype);
    return Random.rademacher(keys.get(1), shape, dtype).mul(Numpy.power(g, fullLike(g, 1 / p)));
  }

  /// Points evenly distributed in the unit ball of the `p`-norm: shape `[*leading, d]`.
  ///
  /// Source: Barthe et al. 2005, <https://arxiv.org/abs/math/0503650>.
  public static Tensor ball(Key key, int d, double p, Shape leading, DType dtype) {
    List<Key> keys = key.split();
    Tensor g = generalizedNormal(keys.get(0), p, leading.concat(Shape.of(d)), dtype);
    Tensor e = Random.exponential(keys.get(1), leading, dtype);
    Tensor norm = Numpy.power(g.abs(), fullLike(g, p)).sum(-1).add(e);
    return g.div(Numpy.power(norm, fullLike(norm, 1 / p)).expandDims(-1));
  }

  // Counts.

  /// Poisson with rate `lam`.
  ///
  /// @param dtype an integer dtype
  public static Tensor poisson(Key key, Tensor lam, Shape shape, DType dtype) {
    requireInteger("poisson", dtype);
    return Poisson.sample(key, Random.filled(lam, shape, DType.F32), dtype);
  }

  /// How many trials there are up to the first success.
  ///
  /// @param p the probability of success, floating; its dtype is the one of the uniform numbers behind the result
  /// @param dtype an integer dtype
  public static Tensor geometric(Key key, Tensor p, Shape shape, DType dtype) {
    requireInteger("geometric", dtype);
    Tensor u = Random.uniform(key, shape, p.dtype());
    Tensor positive = Numpy.where(u.eq(Numpy.zerosLike(u)), Lax.onesLike(u), u);
    Tensor failure = Random.filled(Lax.log1p(p.neg()), shape, p.dtype());
    return Lax.floor(Elementary.log(positive).div(failure)).add(1).astype(dtype);
  }

  /// How many of `n` trials succeed; floats, as in JAX.
  ///
  /// @param p the probability of success
  public static Tensor binomial(Key key, Tensor n, Tensor p, Shape shape, DType dtype) {
    return Binomial.sample(key, Random.filled(n, shape, dtype), Random.filled(p, shape, dtype));
  }

  /// How many of `n` trials end in each category: the shape of `p`, floats.
  ///
  /// @param n trials, broadcasts to `p` without its last axis
  /// @param p probabilities, `[..,categories]`
  public static Tensor multinomial(Key key, Tensor n, Tensor p, DType dtype) {
    int last = p.rank() - 1;
    Shape batch = p.shape().remove(last);
    Tensor left = Lax.cumsum(p, last, true);
    Tensor ratios = p.div(Numpy.where(left.eq(Numpy.zerosLike(left)), Lax.onesLike(left), left));
    List<Key> keys = key.split(p.dim(last));
    Tensor remaining = Random.filled(n, batch, dtype);
    Tensor[] counts = new Tensor[p.dim(last)];
    for (int i = 0; i < counts.length; i++) {
      // Of those that are left, how many end in this category rather than in a later one.
      Tensor ratio = Numpy.clip(Lax.sliceInDim(ratios, i, i + 1, last).reshape(batch), 0.0, 1.0);
      counts[i] = binomial(keys.get(i), remaining, ratio, batch, dtype);
      remaining = remaining.sub(counts[i]);
    }
    return Numpy.stack(List.of(counts), last);
  }

  private static DType requireFloating(String what, DType dtype) {
    if (!dtype.isFloating()) {
      throw new ShapeError(what, "%s is not floating".formatted(dtype), "Ask for f32, or another floating dtype.");
    }
    return dtype;
  }

  private static void requireInteger(String what, DType dtype) {
    if (!dtype.isInteger()) {
      throw new ShapeError(what, "%s is no integer dtype".formatted(dtype), "Ask for s32, or another integer dtype.");
    }
  }
}
