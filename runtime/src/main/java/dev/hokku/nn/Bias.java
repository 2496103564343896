package dev.hokku.nn;

import static dev.hokku.hk.Hk.getParameter;
import static dev.hokku.nn.init.Initializers.zeros;

import dev.hokku.Forward;
import dev.hokku.HkModule;
import dev.hokku.core.ShapeError;
import dev.hokku.hk.Initializer;
import dev.hokku.tensor.Shape;
import dev.hokku.tensor.Tensor;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Adds a parameter, `x + b`.
///
/// Parameter `b`: the axes of the input but the first; or those named by `biasDims`, with ones between them and without ones in front.
///
/// @param outputSize the input's axes but the first, to be checked; null to take any
/// @param biasDims axes along which `b` differs, never the first; empty for one number; null for all but the first
/// @param bInit first value of `b`; by default zeros
/// @param name the module's name; by default `bias`
///
/// Source: `hk.Bias`.
@HkModule
public record Bias(
    @Nullable Shape outputSize, @Nullable List<Integer> biasDims, @Nullable Initializer bInit, @Nullable String name)
    implements Layer, BiasDispatch {

  /// Along all axes but the first.
  public Bias() {
    this(null, null, null, null);
  }

  /// For inputs whose axes but the first are `size` only.
  public Bias withOutputSize(Shape size) {
    return new Bias(size, biasDims, bInit, name);
  }

  /// Along these axes only; negative ones count from the end.
  public Bias withBiasDims(Integer... dims) {
    return new Bias(outputSize, List.of(dims), bInit, name);
  }

  /// With another first value of `b`.
  public Bias withBInit(@Nullable Initializer initializer) {
    return new Bias(outputSize, biasDims, initializer, name);
  }

  /// With a name of its own.
  public Bias withName(@Nullable String given) {
    return new Bias(outputSize, biasDims, bInit, given);
  }

  /// @param x `[N,..]`, at least two axes
  /// @return `x + b`
  @Override
  @Forward
  public Tensor forward(Tensor x) {
    return x.add(broadcast(this, x));
  }

  /// @param x `[N,..]`, at least two axes
  /// @param multiplier a factor of `b`
  /// @return `x + b * multiplier`
  @Forward
  public Tensor forward(Tensor x, Tensor multiplier) {
    return x.add(broadcast(this, x).mul(multiplier));
  }

  private static Tensor broadcast(Bias bias, Tensor x) {
    if (x.rank() < 2) {
      throw new ShapeError("bias", "x is %s, which has fewer than two axes".formatted(x.aval()), "Put a batch axis in front.");
    }
    Shape tail = x.shape().range(1, x.rank());
    if (bias.outputSize != null && !bias.outputSize.equals(tail)) {
      throw new ShapeError(
          "bias", "the axes of x behind the first are %s, not %s".formatted(tail, bias.outputSize), "Give x of that shape, or no outputSize.");
    }
    Tensor b = getParameter("b", shape(bias.biasDims, x.shape()), x.dtype(), bias.bInit != null ? bias.bInit : zeros());
    return b.broadcastTo(x.shape());
  }

  static Shape shape(@Nullable List<Integer> dims, Shape x) {
    if (dims == null) {
      return x.range(1, x.rank());
    }
    int[] lengths = new int[x.rank()];
    Arrays.fill(lengths, 1);
    int first = x.rank();
    for (int dim : dims) {
      int axis = Inputs.axis("biasDims", dim, x);
      if (axis == 0) {
        throw new ShapeError("bias", "axis 0 of x is the batch", "Name other axes in biasDims.");
      }
      lengths[axis] = x.dim(axis);
      first = lengths[axis] != 1 ? Math.min(first, axis) : first;
    }
    return Shape.of(lengths).range(first, x.rank());
  }

  @Override
  public String toString() {
    return BiasApply.TYPE.describe(this);
  }
}
