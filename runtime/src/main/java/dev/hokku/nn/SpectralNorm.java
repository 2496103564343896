package dev.hokku.nn;

import static dev.hokku.hk.Hk.getState;
import static dev.hokku.hk.Hk.setState;
import static dev.hokku.lax.Lax.stopGradient;
import static dev.hokku.nn.init.Initializers.ones;
import static dev.hokku.nn.init.Initializers.randomNormal;

import dev.hokku.Forward;
import dev.hokku.HkModule;
import dev.hokku.core.ShapeError;
import dev.hokku.tensor.Axes;
import dev.hokku.tensor.KeepDims;
import dev.hokku.tensor.Shape;
import dev.hokku.tensor.Tensor;
import org.jspecify.annotations.Nullable;

/// Divides a matrix by its largest singular value, which power iteration follows from call to call.
///
/// State, with D the last axis of the value: `u0`: `[1,D]`, the first right singular vector; `sigma`: `[]`, the singular value.
///
/// @param eps added to squared norms before the root; by default 1e-4
/// @param nSteps how many iterations each call makes; by default 1
/// @param name the module's name; by default `spectral_norm`
///
/// Source: Miyato et al. 2018, <https://arxiv.org/abs/1802.05957>; `hk.SpectralNorm`.
@HkModule
public record SpectralNorm(double eps, int nSteps, @Nullable String name) {

  /// With Haiku's defaults.
  public SpectralNorm() {
    this(1e-4, 1, null);
  }

  /// Refuses to make no step.
  public SpectralNorm {
    if (nSteps < 1) {
      throw new IllegalArgumentException("nSteps is %d, but must be at least 1.".formatted(nSteps));
    }
  }

  /// With another epsilon.
  public SpectralNorm withEps(double value) {
    return new SpectralNorm(value, nSteps, name);
  }

  /// With this many iterations in each call.
  public SpectralNorm withNSteps(int steps) {
    return new SpectralNorm(eps, steps, name);
  }

  /// With a name of its own.
  public SpectralNorm withName(@Nullable String given) {
    return new SpectralNorm(eps, nSteps, given);
  }

  /// @param value `[..,D]`, at least two axes; all but the last are taken as one
  /// @return like `value`
  @Forward
  public Tensor forward(Tensor value) {
    return normalize(this, value, true);
  }

  /// @param value `[..,D]`, at least two axes; all but the last are taken as one
  /// @param updateStats whether what the iteration found is kept
  /// @return like `value`
  @Forward
  public Tensor forward(Tensor value, boolean updateStats) {
    return normalize(this, value, updateStats);
  }

  /// The first right singular vector as it was found last.
  @Forward
  public Tensor u0() {
    return getState("u0");
  }

  /// The largest singular value as it was found last; 1 before.
  @Forward
  public Tensor sigma() {
    return getState("sigma", Shape.SCALAR, ones());
  }

  private static Tensor normalize(SpectralNorm norm, Tensor value, boolean updateStats) {
    if (value.rank() < 2) {
      throw new ShapeError(
          "spectral_norm", "the value is %s, which is no matrix".formatted(value.aval()), "Give at least two axes; biases are left as they are.");
    }
    Tensor matrix = value.reshape(-1, value.dim(-1));
    Tensor u = getState("u0", Shape.of(1, value.dim(-1)), value.dtype(), randomNormal());
    Tensor v = u;
    for (int i = 0; i < norm.nSteps; i++) {
      v = unit(u.matmul(matrix.transpose()), norm.eps);
      u = unit(v.matmul(matrix), norm.eps);
    }
    u = stopGradient(u);
    v = stopGradient(v);
    Tensor sigma = v.matmul(matrix).matmul(u.transpose()).reshape(Shape.SCALAR);
    if (updateStats) {
      setState("u0", u);
      setState("sigma", sigma);
    }
    return matrix.div(sigma).reshape(value.shape());
  }

  static Tensor unit(Tensor x, double eps) {
    return x.mul(x.mul(x).sum(Axes.range(x.rank()), KeepDims.YES).add(eps).rsqrt());
  }

  @Override
  public String toString() {
    return SpectralNormApply.TYPE.describe(this);
  }
}
