package dev.hokku.lax;

import static dev.hokku.lax.Lax.add;
import static dev.hokku.lax.Lax.div;
import static dev.hokku.lax.Lax.eq;
import static dev.hokku.lax.Lax.gather;
import static dev.hokku.lax.Lax.iota;
import static dev.hokku.lax.Lax.onesLike;
import static dev.hokku.lax.Lax.reshape;
import static dev.hokku.lax.Lax.scatter;
import static dev.hokku.lax.Lax.scatterAdd;
import static dev.hokku.lax.Lax.select;
import static dev.hokku.lax.Lax.zeros;
import static dev.hokku.lax.Lax.zerosLike;

import dev.hokku.core.HokkuException;
import dev.hokku.core.Tangent;
import dev.hokku.tensor.Axes;
import dev.hokku.tensor.DType;
import dev.hokku.tensor.Shape;
import dev.hokku.tensor.ShapedArray;
import dev.hokku.tensor.Tensor;

/// Tangents of scatters that are not simply linear.
final class ScatterTangents {

  private ScatterTangents() {}

  /// Of updates to one place only the one that stayed has a tangent there. Each slice is numbered, the numbers are scattered the same way, and what is read
  /// back says who stayed.
  static Tensor set(Scatter op, Tensor x, Tensor indices, Tensor updates, Tensor tx, Tensor tu) {
    int[] slices = updates.shape().dims();
    for (int axis : op.dims().offset().toArray()) {
      slices[axis] = 1;
    }
    Shape counted = Shape.of(slices);
    Tensor numbers = reshape(iota(new ShapedArray(DType.S32, Shape.of(counted.size())), 0), counted);
    numbers = Lax.broadcastInDim(add(numbers, onesLike(numbers)), updates.shape(), Axes.range(updates.rank()));
    Tensor written = scatter(
        Scatter.Kind.SET, zeros(x.aval().withDtype(DType.S32)), indices, numbers, op.dims(), op.mode(), false);
    Tensor stayed = eq(readBack(op, written, indices, updates), numbers);
    Tensor untouched = eq(written, zerosLike(written));
    return scatterAdd(
        select(untouched, tx, zerosLike(tx)), indices, select(stayed, tu, zerosLike(tu)), op.dims(), op.mode());
  }

  /// The product rule; by the updates only if no place is written twice.
  static Tangent mul(Scatter op, Tensor x, Tensor indices, Tensor updates, Tangent tx, Tangent tu) {
    Tangent tangent = tx.isZero() ? tx : Tangent.of(Binding.bind(op, tx.value(), indices, updates));
    if (tu.isZero()) {
      return tangent;
    }
    if (!op.unique()) {
      throw new HokkuException(
          "%s of x: %s has no derivative by its updates: a place may be multiplied twice.".formatted(op.name(), x.aval()),
          "",
          "If no index occurs twice, say so with unique = true.");
    }
    return tangent.plus(Tangent.of(Lax.mul(x, scatterAdd(zerosLike(x), indices, tu.value(), op.dims(), op.mode()))));
  }

  /// All that reached the extremum share the tangent equally: those updates, and the old element if it is one of them.
  static Tensor extremum(Scatter op, Tensor x, Tensor indices, Tensor updates, Tensor out, Tensor tx, Tensor tu) {
    Tensor zero = zerosLike(updates);
    Tensor reached = select(eq(updates, readBack(op, out, indices, updates)), onesLike(updates), zero);
    Tensor kept = select(eq(x, out), onesLike(x), zerosLike(x));
    Tensor sharers = scatterAdd(kept, indices, reached, op.dims(), op.mode());
    Tensor sum = scatterAdd(Lax.mul(kept, tx), indices, Lax.mul(reached, tu), op.dims(), op.mode());
    return div(sum, sharers);
  }

  /// What now stands where each update was written; 0 where it was dropped.
  private static Tensor readBack(Scatter op, Tensor x, Tensor indices, Tensor updates) {
    return gather(x, indices, op.dims(), op.dims().sliceSizes(x.rank(), updates.shape()), op.mode(), 0);
  }
}
