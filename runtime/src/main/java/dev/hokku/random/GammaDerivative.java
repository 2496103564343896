package dev.hokku.random;

import dev.hokku.control.Control;
import dev.hokku.lax.Lax;
import dev.hokku.lax.Numpy;
import dev.hokku.tensor.DType;
import dev.hokku.tensor.Tensor;
import java.util.List;

/// How a gamma variate moves with its concentration when its place in the distribution stays: `dz/da = -(dP/da) / p`, where `P(a, z)` is the distribution function and `p` its
/// density.
///
/// `P` is its power series, of which all terms are positive; it and its derivative are summed in `f64` until no term counts.
///
/// Source: Figurnov, Mohamed and Mnih 2018, "Implicit reparameterization gradients", <https://arxiv.org/abs/1805.08498>.
final class GammaDerivative {

  private static final double NEGLIGIBLE = 1e-17;

  private GammaDerivative() {}

  /// The derivative of each sample, in the dtype of `a`.
  ///
  /// @param a the concentrations
  /// @param logarithms of the samples
  /// @param ofLogarithms whether the derivative of the logarithm is asked for
  static Tensor of(Tensor a, Tensor logarithms, boolean ofLogarithms) {
    Tensor alpha = a.astype(DType.F64);
    Tensor log = logarithms.astype(DType.F64);
    Tensor z = log.exp();
    List<Tensor> series = series(alpha, z);
    Tensor sum = series.get(2);
    Tensor slope = series.get(3);
    // P = z^a e^-z sum / gamma(a + 1) and p = z^(a-1) e^-z / gamma(a), so P / p = z sum / a.
    Tensor relative = log.sub(Lax.polygamma(alpha.add(1), 0)).mul(sum).add(slope);
    Tensor ofLog = relative.div(alpha).neg();
    return (ofLogarithms ? ofLog : ofLog.mul(z)).astype(a.dtype());
  }

  /// Number of the last term, the term, the sum of `z^n / ((a+1) … (a+n))`, and the derivatives of the sum and the term along `a`.
  private static List<Tensor> series(Tensor alpha, Tensor z) {
    Tensor one = Lax.onesLike(alpha);
    Tensor zero = Numpy.zerosLike(alpha);
    return Control.whileLoop(
        state -> state.get(1).gt(state.get(2).mul(NEGLIGIBLE)).any(),
        state -> {
          Tensor n = state.get(0).add(1);
          Tensor ratio = z.div(alpha.add(n));
          Tensor term = state.get(1).mul(ratio);
          Tensor termSlope = state.get(4).mul(ratio).sub(term.div(alpha.add(n)));
          return List.of(n, term, state.get(2).add(term), state.get(3).add(termSlope), termSlope);
        },
        List.of(Numpy.scalar(DType.F64, 0.0), one, one, zero, zero));
  }
}
