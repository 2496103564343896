package dev.hokku.lax;

import static dev.hokku.lax.Lax.reduceWindowMax;

import dev.hokku.core.Batched;
import dev.hokku.core.Tangent;
import dev.hokku.lax.Compare.Direction;
import dev.hokku.tensor.ShapedArray;
import dev.hokku.tensor.Tensor;

/// The largest element in each position of a window; NaN if one is. Where there is only padding it is -infinity, or the end of the range of an integer.
///
/// Its tangent is that of the first largest element of the window ([SelectAndGatherAdd]).
///
/// @param window that moves over all axes
public record ReduceWindowMax(Window window) implements Unary {

  @Override
  public String name() {
    return "reduce_window_max";
  }

  @Override
  public ShapedArray abstractEval(ShapedArray x) {
    return x.withShape(window.positions(name(), x));
  }

  @Override
  public Tangent jvp(Tensor x, Tensor y, Tensor t) {
    return Tangent.of(Binding.bind(new SelectAndGatherAdd(Direction.GE, window), t, x));
  }

  @Override
  public Batched batch(int size, Tensor x, int axis) {
    return new Batched(reduceWindowMax(x, window.withAxis(axis)), axis);
  }
}
