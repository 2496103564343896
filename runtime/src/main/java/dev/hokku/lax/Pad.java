package dev.hokku.lax;

import static dev.hokku.lax.Lax.broadcastInDim;
import static dev.hokku.lax.Lax.full;
import static dev.hokku.lax.Lax.instantiate;
import static dev.hokku.lax.Lax.pad;
import static dev.hokku.lax.Lax.reduceSum;
import static dev.hokku.lax.Lax.select;
import static dev.hokku.lax.Lax.slice;
import static dev.hokku.lax.Lax.sub;

import dev.hokku.core.Batched;
import dev.hokku.core.Dual;
import dev.hokku.core.Operand;
import dev.hokku.core.Primitive;
import dev.hokku.core.ShapeError;
import dev.hokku.core.Tangent;
import dev.hokku.tensor.Axes;
import dev.hokku.tensor.DType;
import dev.hokku.tensor.Shape;
import dev.hokku.tensor.ShapedArray;
import dev.hokku.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;

/// Puts the scalar that is the second operand around and between the elements of the first; negative amounts cut elements off.
/// Linear in both operands together.
///
/// @param padding one per axis
public record Pad(List<Padding> padding) implements Primitive {

  /// Copies the list, so that it never changes.
  public Pad {
    padding = List.copyOf(padding);
  }

  @Override
  public String name() {
    return "pad";
  }

  @Override
  public List<ShapedArray> abstractEval(List<ShapedArray> in) {
    ShapedArray x = in.get(0);
    ShapedArray value = in.get(1);
    if (value.rank() != 0 || value.dtype() != x.dtype()) {
      throw new ShapeError(name(), "the value put in is %s for x: %s".formatted(value, x), "Give a scalar of the dtype of x.");
    }
    if (padding.size() != x.rank()) {
      throw new ShapeError(
          name(),
          "%d amounts for x: %s, which has rank %d".formatted(padding.size(), x, x.rank()),
          "Give low, high and interior for each axis.");
    }
    int[] dims = x.shape().dims();
    for (int axis = 0; axis < dims.length; axis++) {
      Padding p = padding.get(axis);
      if (p.interior() < 0) {
        throw new ShapeError(name(), "%s at axis %d".formatted(p, axis), "Interior amounts are 0 or more.");
      }
      dims[axis] = p.padded(dims[axis]);
      if (dims[axis] < 0) {
        throw new ShapeError(name(), "%s cuts off more than axis %d of x: %s has".formatted(p, axis, x), "Cut off fewer elements.");
      }
    }
    return List.of(x.withShape(Shape.of(dims)));
  }

  @Override
  public Dual jvp(List<Tensor> primals, List<Tangent> tangents) {
    Tensor out = pad(primals.get(0), primals.get(1), padding);
    return Dual.of(out, Tangent.of(pad(instantiate(tangents.get(0)), instantiate(tangents.get(1)), padding)));
  }

  @Override
  public List<Tangent> transpose(List<Operand> in, List<Tangent> cts) {
    ShapedArray x = in.get(0).aval();
    ShapedArray value = in.get(1).aval();
    if (cts.getFirst().isZero()) {
      return List.of(new Tangent.Zero(x), new Tangent.Zero(value));
    }
    Tensor ct = cts.getFirst().value();
    Tensor toX = unpad(ct);
    return List.of(
        in.get(0).isLinear() ? Tangent.of(toX) : new Tangent.Zero(x),
        in.get(1).isLinear()
            ? Tangent.of(sub(reduceSum(ct, Axes.range(x.rank())), reduceSum(toX, Axes.range(x.rank()))))
            : new Tangent.Zero(value));
  }

  /// The places of `x` in the padded tensor, 0 where an element was cut off: the edges are taken back, then every `interior + 1`-th element.
  private Tensor unpad(Tensor ct) {
    List<Padding> edges = new ArrayList<>();
    int[] strides = new int[padding.size()];
    for (int axis = 0; axis < strides.length; axis++) {
      Padding p = padding.get(axis);
      edges.add(Padding.edges(-p.low(), -p.high()));
      strides[axis] = p.interior() + 1;
    }
    Tensor within = pad(ct, full(new ShapedArray(ct.dtype(), Shape.SCALAR), 0), edges);
    return slice(within, Axes.of(new int[strides.length]), Axes.of(within.shape().dims()), Axes.of(strides));
  }

  @Override
  public List<Batched> batch(int size, List<Batched> in) {
    Tensor x = Batching.front(in.get(0), size);
    Batched value = in.get(1);
    List<Padding> behind = new ArrayList<>(padding);
    behind.addFirst(Padding.NONE);
    if (!value.isBatched()) {
      return List.of(new Batched(pad(x, value.value(), behind), 0));
    }
    // One value per element of the batch: pad with anything, then put the values where a padded mask is false.
    Tensor zero = full(new ShapedArray(x.dtype(), Shape.SCALAR), 0);
    Tensor padded = pad(x, zero, behind);
    Tensor inside = pad(
        full(x.aval().withDtype(DType.BOOL), 1), full(new ShapedArray(DType.BOOL, Shape.SCALAR), 0), behind);
    Tensor values = broadcastInDim(value.value(), padded.shape(), Axes.of(0));
    return List.of(new Batched(select(inside, padded, values), 0));
  }
}
