package dev.hokku.lax;

import static dev.hokku.lax.Lax.pad;
import static dev.hokku.lax.Lax.reduceWindowSum;
import static dev.hokku.lax.Lax.zeros;

import dev.hokku.core.Batched;
import dev.hokku.tensor.ShapedArray;
import dev.hokku.tensor.Tensor;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// The sum of the elements in each position of a window. Sums of `f16` and `bf16` are taken in `f32` and rounded once.
///
/// @param window that moves over all axes
public record ReduceWindowSum(Window window) implements LinearUnary {

  @Override
  public String name() {
    return "reduce_window_sum";
  }

  @Override
  public ShapedArray abstractEval(ShapedArray x) {
    Checks.numeric(name(), x);
    return x.withShape(window.positions(name(), x));
  }

  /// An element receives the cotangents of all windows that saw it: a window sum again, over cotangents as far apart as the windows were.
  @Override
  public Tensor transpose(ShapedArray x, Tensor ct) {
    if (ct.shape().count() == 0) {
      return zeros(x);
    }
    List<Padding> spread = new ArrayList<>();
    for (int axis = 0; axis < x.rank(); axis++) {
      int interior = window.strides().at(axis) - 1;
      int low = window.extent(axis) - 1 - window.padding().get(axis).low();
      int high = x.shape().dim(axis) + window.extent(axis) - 1 - new Padding(low, 0, interior).padded(ct.dim(axis));
      spread.add(new Padding(low, high, interior));
    }
    Window dense = new Window(
        window.size(), Window.ones(x.rank()), Collections.nCopies(x.rank(), Padding.NONE), window.dilation());
    return reduceWindowSum(pad(ct, 0, spread), dense);
  }

  @Override
  public Batched batch(int size, Tensor x, int axis) {
    return new Batched(reduceWindowSum(x, window.withAxis(axis)), axis);
  }
}
