package dev.hokku.lax;

import static dev.hokku.lax.Lax.dynamicSlice;
import static dev.hokku.lax.Lax.dynamicUpdateSlice;
import static dev.hokku.lax.Lax.zeros;

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

/// A slice whose place is known only when it runs: operands `x`, then one integer scalar per axis, its start. Starts are clamped so that the
/// slice lies within `x`.
///
/// @param sizes the shape of the slice
public record DynamicSlice(Shape sizes) implements Primitive {

  @Override
  public String name() {
    return "dynamic_slice";
  }

  @Override
  public List<ShapedArray> abstractEval(List<ShapedArray> in) {
    ShapedArray x = in.getFirst();
    checkStarts(name(), x, in.subList(1, in.size()));
    checkFits(name(), sizes, x);
    return List.of(x.withShape(sizes));
  }

  /// Refuses starts that are not one integer scalar per axis.
  static void checkStarts(String name, ShapedArray x, List<ShapedArray> starts) {
    if (starts.size() != x.rank()) {
      throw new ShapeError(name, "%d starts for x: %s".formatted(starts.size(), x), "Give one start per axis, %d.".formatted(x.rank()));
    }
    for (ShapedArray start : starts) {
      if (start.rank() != 0 || !start.dtype().isInteger()) {
        throw new ShapeError(name, "a start is %s".formatted(start), "Starts are integer scalars.");
      }
    }
  }

  /// Refuses a slice that is larger than `x`.
  static void checkFits(String name, Shape slice, ShapedArray x) {
    boolean fits = slice.rank() == x.rank();
    for (int axis = 0; fits && axis < x.rank(); axis++) {
      fits = slice.dim(axis) <= x.shape().dim(axis);
    }
    if (!fits) {
      throw new ShapeError(name, "a slice of %s does not fit into x: %s".formatted(slice, x), "It has the same rank, and no longer axes.");
    }
  }

  @Override
  public Dual jvp(List<Tensor> primals, List<Tangent> tangents) {
    List<Tensor> starts = primals.subList(1, primals.size());
    Tensor out = dynamicSlice(primals.getFirst(), starts, sizes);
    return Dual.of(out, Tangent.of(dynamicSlice(tangents.getFirst().value(), starts, sizes)));
  }

  @Override
  public List<Tangent> transpose(List<Operand> in, List<Tangent> cts) {
    ShapedArray x = in.getFirst().aval();
    List<Tensor> starts = new ArrayList<>();
    List<Tangent> out = new ArrayList<>();
    for (Operand start : in.subList(1, in.size())) {
      starts.add(start.value());
      out.add(new Tangent.Zero(start.aval()));
    }
    Tangent ct = cts.getFirst();
    out.addFirst(ct.isZero() ? new Tangent.Zero(x) : Tangent.of(dynamicUpdateSlice(zeros(x), ct.value(), starts)));
    return out;
  }

  /// With one start for the whole batch it stays a slice, with many it is a gather.
  @Override
  public List<Batched> batch(int size, List<Batched> in) {
    Batched x = in.getFirst();
    List<Batched> starts = in.subList(1, in.size());
    if (starts.isEmpty()) {
      return List.of(x); // the whole of a scalar
    }
    if (starts.stream().noneMatch(Batched::isBatched)) {
      return List.of(new Batched(dynamicSlice(Batching.front(x, size), withZero(starts), sizes.insert(0, size)), 0));
    }
    int rank = sizes.rank();
    GatherDims dims = new GatherDims(Axes.range(rank), Axes.NONE, Axes.range(rank));
    return new Gather(dims, sizes, OutOfBounds.CLIP, 0).batch(size, List.of(x, indexVectors(size, starts)));
  }

  /// The starts with that of the batch axis, 0, in front.
  static List<Tensor> withZero(List<Batched> starts) {
    List<Tensor> out = new ArrayList<>(starts.stream().map(Batched::value).toList());
    out.addFirst(zeros(out.getFirst().aval()));
    return out;
  }

  /// The starts of a batch as index vectors `s32[size,rank]`.
  static Batched indexVectors(int size, List<Batched> starts) {
    List<Tensor> columns = new ArrayList<>();
    for (Batched start : starts) {
      Tensor column = Lax.convertElementType(Batching.front(start, size), DType.S32);
      columns.add(Lax.reshape(column, Shape.of(size, 1)));
    }
    return new Batched(Lax.concatenate(columns, 1), 0);
  }
}
