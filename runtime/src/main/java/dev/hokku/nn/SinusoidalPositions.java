package dev.hokku.nn;

import dev.hokku.Forward;
import dev.hokku.HkModule;
import dev.hokku.core.ShapeError;
import dev.hokku.lax.Numpy;
import dev.hokku.tensor.DType;
import dev.hokku.tensor.Shape;
import dev.hokku.tensor.Tensor;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Adds to each step of a sequence a vector that says where it stands: `D/2` pairs of a sine and a cosine of the step, each slower than the one before.
///
/// It has no parameters, and there is no longest sequence.
///
/// @param base the slowest pair turns once in about `2π base` steps; by default 10000
/// @param name the module's name; by default `sinusoidal_positions`
///
/// Source: Vaswani et al. 2017, <https://arxiv.org/abs/1706.03762>, section 3.5.
@HkModule
public record SinusoidalPositions(double base, @Nullable String name) implements Layer, SinusoidalPositionsDispatch {

  /// With the base of the paper, 10000.
  public SinusoidalPositions() {
    this(10_000, null);
  }

  /// Refuses a base that would make later pairs faster.
  public SinusoidalPositions {
    if (!(base > 1)) {
      throw new IllegalArgumentException("base is %s, but must be more than 1; 10000 is usual.".formatted(base));
    }
  }

  /// With another base.
  public SinusoidalPositions withBase(double slowest) {
    return new SinusoidalPositions(slowest, name);
  }

  /// With a name of its own.
  public SinusoidalPositions withName(@Nullable String given) {
    return new SinusoidalPositions(base, given);
  }

  /// @param x `[..,T,D]`, D even
  /// @return like `x`
  @Override
  @Forward
  public Tensor forward(Tensor x) {
    if (x.rank() < 2 || x.shape().last() % 2 != 0) {
      throw new ShapeError(
          "sinusoidal_positions", "x is %s".formatted(x.aval()), "Give it a time axis and an even number of features: [..,T,D].");
    }
    int length = x.dim(-2);
    int size = x.shape().last();
    Tensor angles = angles(base, Numpy.arange(DType.S32, length), size / 2, x.dtype());
    Tensor pairs = Numpy.stack(List.of(angles.sin(), angles.cos()), -1);
    return x.add(pairs.reshape(length, size).astype(x.dtype()));
  }

  /// Position times frequency `base^(-i/pairs)`: `s32[..]` gives `[..,pairs]`.
  ///
  /// @param reader the dtype that angles are computed for: half precision cannot count far, so they are `f32` at least
  static Tensor angles(double base, Tensor positions, int pairs, DType reader) {
    double[] frequencies = new double[pairs];
    for (int i = 0; i < pairs; i++) {
      frequencies[i] = Math.pow(base, -(double) i / pairs);
    }
    DType wide = reader == DType.F64 ? DType.F64 : DType.F32;
    return positions.astype(wide).expandDims(-1).mul(Numpy.array(wide, Shape.of(pairs), frequencies));
  }

  @Override
  public String toString() {
    return SinusoidalPositionsApply.TYPE.describe(this);
  }
}
