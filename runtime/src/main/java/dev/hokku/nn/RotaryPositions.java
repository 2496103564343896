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

/// Turns pairs of features by an angle that grows with the position, so that the product of a query and a key depends on their distance only.
///
/// It has no parameters, and there is no longest sequence.
///
/// @param base the slowest pair turns once in about `2π base` steps; by default 10000
/// @param interleaved whether features `2i` and `2i + 1` are a pair, as in the paper; else `i` and `i + D/2`, as in GPT-NeoX and LLaMA
/// @param name the module's name; by default `rotary_positions`
///
/// Source: Su et al. 2021, <https://arxiv.org/abs/2104.09864>, section 3.4.2.
@HkModule
public record RotaryPositions(double base, boolean interleaved, @Nullable String name) implements Layer, RotaryPositionsDispatch {

  /// Base 10000 and halves as pairs.
  public RotaryPositions() {
    this(10_000, false, null);
  }

  /// Refuses a base that would make later pairs faster.
  public RotaryPositions {
    if (!(base > 1)) {
      throw new IllegalArgumentException("base is %s, but must be more than 1; 10000 is usual.".formatted(base));
    }
  }

  /// With another base; a larger one is for longer sequences.
  public RotaryPositions withBase(double slowest) {
    return new RotaryPositions(slowest, interleaved, name);
  }

  /// With neighbours as pairs, or halves.
  public RotaryPositions withInterleaved(boolean neighbours) {
    return new RotaryPositions(base, neighbours, name);
  }

  /// With a name of its own.
  public RotaryPositions withName(@Nullable String given) {
    return new RotaryPositions(base, interleaved, given);
  }

  /// At positions `0, 1, …, T - 1`.
  ///
  /// @param x queries or keys, `[..,T,H,D]`, D even
  /// @return like `x`
  @Override
  @Forward
  public Tensor forward(Tensor x) {
    return turn(this, x, Numpy.arange(DType.S32, x.rank() < 3 ? 0 : x.dim(-3)));
  }

  /// At positions that are given, for sequences that go on.
  ///
  /// @param x queries or keys, `[..,T,H,D]`, D even
  /// @param positions `s32[..,T]`
  /// @return like `x`
  @Forward
  public Tensor forward(Tensor x, Tensor positions) {
    return turn(this, x, positions);
  }

  static Tensor turn(RotaryPositions rotary, Tensor x, Tensor positions) {
    if (x.rank() < 3 || x.shape().last() % 2 != 0) {
      throw new ShapeError(
          "rotary_positions", "x is %s".formatted(x.aval()), "Give it the axes [..,time,heads,features], with an even number of features.");
    }
    if (positions.rank() == 0 || positions.shape().last() != x.dim(-3)) {
      throw new ShapeError(
          "rotary_positions",
          "positions are %s and x is %s".formatted(positions.aval(), x.aval()),
          "Give one position for each of the %d steps on axis -3 of x.".formatted(x.dim(-3)));
    }
    int pairs = x.shape().last() / 2;
    Tensor angles = SinusoidalPositions.angles(rotary.base, positions, pairs, x.dtype()).expandDims(-2);
    Tensor cos = angles.cos().astype(x.dtype());
    Tensor sin = angles.sin().astype(x.dtype());
    if (rotary.interleaved) {
      Shape paired = x.shape().range(0, x.rank() - 1).concat(Shape.of(pairs, 2));
      List<Tensor> parts = Numpy.split(x.reshape(paired), 2, -1);
      List<Tensor> turned = turn(parts.get(0).squeeze(-1), parts.get(1).squeeze(-1), cos, sin);
      return Numpy.stack(turned, -1).reshape(x.shape());
    }
    List<Tensor> halves = Numpy.split(x, 2, -1);
    return Numpy.concatenate(turn(halves.get(0), halves.get(1), cos, sin), -1);
  }

  /// The plane's rotation, of many pairs at once.
  private static List<Tensor> turn(Tensor first, Tensor second, Tensor cos, Tensor sin) {
    return List.of(first.mul(cos).sub(second.mul(sin)), first.mul(sin).add(second.mul(cos)));
  }

  @Override
  public String toString() {
    return RotaryPositionsApply.TYPE.describe(this);
  }
}
