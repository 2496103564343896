package dev.hokku.lax;

import static dev.hokku.lax.Lax.dotGeneral;

import dev.hokku.core.Batched;
import dev.hokku.core.ShapeError;
import dev.hokku.tensor.Axes;
import dev.hokku.tensor.Shape;
import dev.hokku.tensor.ShapedArray;
import dev.hokku.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;

/// Sums of products over some axes: matrix products and all their relatives. The result has the batch axes, then the free axes of
/// `x`, then those of `y`. Sums of `f16` and `bf16` are taken in `f32` and rounded once.
///
/// Source: XLA's `DotGeneral`.
///
/// @param dims which axes are summed over and which are kept in step
public record DotGeneral(DotDims dims) implements Bilinear {

  @Override
  public String name() {
    return "dot_general";
  }

  @Override
  public ShapedArray abstractEval(ShapedArray x, ShapedArray y) {
    if (x.dtype() != y.dtype()) {
      throw new ShapeError(name(), "dtypes differ, x: %s and y: %s".formatted(x, y), "Convert one with astype.");
    }
    pairs("contracted", dims.lhsContract(), dims.rhsContract(), x, y);
    pairs("batch", dims.lhsBatch(), dims.rhsBatch(), x, y);
    disjoint(dims.lhsContract(), dims.lhsBatch(), x);
    disjoint(dims.rhsContract(), dims.rhsBatch(), y);
    Shape shape = select(x.shape(), dims.lhsBatch())
        .concat(select(x.shape(), dims.lhsFree(x.rank())))
        .concat(select(y.shape(), dims.rhsFree(y.rank())));
    return x.withShape(shape);
  }

  private void pairs(String kind, Axes left, Axes right, ShapedArray x, ShapedArray y) {
    if (left.count() != right.count() || !left.within(x.rank()) || !right.within(y.rank())) {
      throw new ShapeError(
          name(),
          "%s axes %s of x: %s and %s of y: %s do not go together".formatted(kind, left, x, right, y),
          "Name as many axes of x as of y, each once.");
    }
    for (int i = 0; i < left.count(); i++) {
      int a = x.shape().dim(left.at(i));
      int b = y.shape().dim(right.at(i));
      if (a != b) {
        throw new ShapeError(
            name(),
            "%s axes differ, %d in x: %s and %d in y: %s".formatted(kind, a, x, b, y),
            "Axis %d of x must be as long as axis %d of y.".formatted(left.at(i), right.at(i)));
      }
    }
  }

  private void disjoint(Axes contract, Axes batch, ShapedArray operand) {
    for (int axis : contract.toArray()) {
      if (batch.contains(axis)) {
        throw new ShapeError(
            name(), "axis %d of %s is contracted and a batch axis".formatted(axis, operand), "An axis is one or the other.");
      }
    }
  }

  private static Shape select(Shape shape, Axes axes) {
    int[] dims = new int[axes.count()];
    for (int i = 0; i < dims.length; i++) {
      dims[i] = shape.dim(axes.at(i));
    }
    return Shape.of(dims);
  }

  @Override
  public Tensor transposeLeft(Tensor ct, ShapedArray x, Tensor y) {
    return transposed(ct, x, y, dims, false);
  }

  @Override
  public Tensor transposeRight(Tensor ct, Tensor x, ShapedArray y) {
    DotDims swapped = new DotDims(dims.rhsContract(), dims.lhsContract(), dims.rhsBatch(), dims.lhsBatch());
    return transposed(ct, y, x, swapped, true);
  }

  /// The cotangent of the operand called left in `d`: `ct` with the other operand, over that one's free axes. The product has batch, left free and left
  /// contracted axes, in the order of the other operand; a transpose brings them home.
  private static Tensor transposed(Tensor ct, ShapedArray x, Tensor y, DotDims d, boolean ctHasOtherFirst) {
    int batch = d.lhsBatch().count();
    Axes free = d.lhsFree(x.rank());
    Axes otherFree = d.rhsFree(y.rank());
    int start = ctHasOtherFirst ? batch : batch + free.count();
    Tensor product = dotGeneral(
        ct, y, new DotDims(Axes.range(start, start + otherFree.count()), otherFree, Axes.range(batch), d.rhsBatch()));
    List<Integer> placed = new ArrayList<>(d.lhsBatch().asList());
    placed.addAll(free.asList());
    // Contracted axes come out in the order they have in the other operand.
    List<Integer> order = d.rhsContract().asList().stream().sorted().toList();
    for (int axis : order) {
      placed.add(d.lhsContract().at(d.rhsContract().indexOf(axis)));
    }
    return Lax.transpose(product, Axes.of(placed).inverse());
  }

  @Override
  public List<Batched> batch(int size, List<Batched> in) {
    Batched x = in.get(0);
    Batched y = in.get(1);
    if (x.isBatched() && y.isBatched()) {
      DotDims both = new DotDims(
          dims.lhsContract().shiftedFrom(x.axis()),
          dims.rhsContract().shiftedFrom(y.axis()),
          dims.lhsBatch().shiftedFrom(x.axis()).prepend(x.axis()),
          dims.rhsBatch().shiftedFrom(y.axis()).prepend(y.axis()));
      return List.of(new Batched(dotGeneral(x.value(), y.value(), both), 0));
    }
    // One operand has the batch axis: there it is one more free axis.
    if (x.isBatched()) {
      DotDims left = new DotDims(
          dims.lhsContract().shiftedFrom(x.axis()), dims.rhsContract(), dims.lhsBatch().shiftedFrom(x.axis()), dims.rhsBatch());
      int axis = left.lhsBatch().count() + left.lhsFree(x.value().rank()).indexOf(x.axis());
      return List.of(new Batched(dotGeneral(x.value(), y.value(), left), axis));
    }
    DotDims right = new DotDims(
        dims.lhsContract(), dims.rhsContract().shiftedFrom(y.axis()), dims.lhsBatch(), dims.rhsBatch().shiftedFrom(y.axis()));
    int axis = right.lhsBatch().count() + right.lhsFree(x.value().rank()).count() + right.rhsFree(y.value().rank()).indexOf(y.axis());
    return List.of(new Batched(dotGeneral(x.value(), y.value(), right), axis));
  }
}
