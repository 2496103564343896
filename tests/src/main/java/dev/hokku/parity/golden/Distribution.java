package dev.hokku.parity.golden;

import dev.hokku.random.Distributions;
import dev.hokku.random.Key;
import dev.hokku.tensor.DType;
import dev.hokku.tensor.Shape;
import dev.hokku.tensor.Tensor;
import java.util.Map;

/// The samplers of [Distributions] by JAX's names.
final class Distribution {

  /// From a record to its samples.
  @FunctionalInterface
  private interface Sampler {
    Tensor sample(Record record);
  }

  /// A record as its function sees it.
  ///
  /// @param result the shape that was recorded
  /// @param dtype of the result
  private record Record(Key key, Options args, Shape result, DType dtype) {

    /// The shape asked for; without one, that of the parameters, which is the result's.
    Shape shape() {
      return args.has("shape") ? args.shape("shape") : result;
    }

    /// The axes in front of the vectors of the result.
    Shape leading() {
      return args.has("shape") ? args.shape("shape") : result.remove(result.rank() - 1);
    }

    /// A parameter, in the dtype of the result.
    Tensor at(String name) {
      return at(name, dtype);
    }

    Tensor at(String name, DType as) {
      return Arrays.parse(args.required(name), as);
    }
  }

  private static final Map<String, Sampler> SAMPLERS = Map.ofEntries(
      Map.entry("ball", r -> Distributions.ball(r.key(), r.args().integer("d"), r.args().number("p", 2), r.leading(), r.dtype())),
      Map.entry("beta", r -> Distributions.beta(r.key(), r.at("a"), r.at("b"), r.shape(), r.dtype())),
      Map.entry("binomial", r -> Distributions.binomial(r.key(), r.at("n"), r.at("p"), r.shape(), r.dtype())),
      Map.entry("cauchy", r -> Distributions.cauchy(r.key(), r.shape(), r.dtype())),
      Map.entry("chisquare", r -> Distributions.chisquare(r.key(), r.at("df"), r.shape(), r.dtype())),
      Map.entry("dirichlet", r -> Distributions.dirichlet(r.key(), r.at("alpha"), r.leading(), r.dtype())),
      Map.entry("double_sided_maxwell", r -> Distributions.doubleSidedMaxwell(r.key(), r.at("loc"), r.at("scale"), r.args().has("shape") ? r.shape() : Shape.SCALAR, r.dtype())),
      Map.entry("f", r -> Distributions.f(r.key(), r.at("dfnum"), r.at("dfden"), r.shape(), r.dtype())),
      Map.entry("gamma", r -> Distributions.gamma(r.key(), r.at("a"), r.shape(), r.dtype())),
      Map.entry("generalized_normal", r -> Distributions.generalizedNormal(r.key(), r.args().number("p"), r.shape(), r.dtype())),
      Map.entry("geometric", r -> Distributions.geometric(r.key(), r.at("p", real(r.dtype())), r.shape(), r.dtype())),
      Map.entry("loggamma", r -> Distributions.loggamma(r.key(), r.at("a"), r.shape(), r.dtype())),
      Map.entry("logistic", r -> Distributions.logistic(r.key(), r.shape(), r.dtype())),
      Map.entry("lognormal", r -> Distributions.lognormal(r.key(), r.at("sigma"), r.shape(), r.dtype())),
      Map.entry("maxwell", r -> Distributions.maxwell(r.key(), r.shape(), r.dtype())),
      Map.entry("multinomial", r -> Distributions.multinomial(r.key(), r.at("n"), r.at("p"), r.dtype())),
      Map.entry("multivariate_normal", r -> Distributions.multivariateNormal(r.key(), r.at("mean"), r.at("cov"), r.leading(), r.dtype())),
      Map.entry("pareto", r -> Distributions.pareto(r.key(), r.at("b"), r.shape(), r.dtype())),
      Map.entry("poisson", r -> Distributions.poisson(r.key(), r.at("lam", DType.F32), r.shape(), r.dtype())),
      Map.entry("rayleigh", r -> Distributions.rayleigh(r.key(), r.at("scale"), r.shape(), r.dtype())),
      Map.entry("t", r -> Distributions.t(r.key(), r.at("df"), r.shape(), r.dtype())),
      Map.entry("triangular", r -> Distributions.triangular(r.key(), r.at("left"), r.at("mode"), r.at("right"), r.shape(), r.dtype())),
      Map.entry("wald", r -> Distributions.wald(r.key(), r.at("mean"), r.shape(), r.dtype())),
      Map.entry("weibull_min", r -> Distributions.weibullMin(r.key(), r.at("scale"), r.at("concentration"), r.shape(), r.dtype())));

  private Distribution() {}

  /// Whether there is a sampler of this name.
  static boolean knows(String function) {
    return SAMPLERS.containsKey(function);
  }

  /// The samples of a record.
  ///
  /// @param result the shape that was recorded
  static Tensor sample(String function, Key key, Options args, Shape result, DType dtype) {
    args.dtype("dtype", dtype);
    return SAMPLERS.get(function).sample(new Record(key, args, result, dtype));
  }

  private static DType real(DType whole) {
    return whole.bytes() == 8 ? DType.F64 : DType.F32;
  }
}
