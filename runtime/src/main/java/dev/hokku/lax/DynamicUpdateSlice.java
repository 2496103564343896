package dev.hokku.lax;

import static dev.hokku.lax.Lax.dynamicSlice;
import static dev.hokku.lax.Lax.dynamicUpdateSlice;
import static dev.hokku.lax.Lax.instantiate;
import static dev.hokku.lax.Lax.zeros;

import dev.hokku.core.Batched;
import dev.hokku.core.Dual;
import dev.hokku.core.Operand;
import dev.hokku.core.Primitive;
import dev.hokku.core.ShapeError;
import dev.hokku.core.Tangent;
import dev.hokku.tensor.Axes;
import dev.hokku.tensor.ShapedArray;
import dev.hokku.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;

/// A copy of `x` with a slice of it replaced: operands `x`, `update`, then one integer scalar per axis, the start. Starts are clamped so that the
/// slice lies within `x`. Linear in `x` and `update` together.
public record DynamicUpdateSlice() implements Primitive {

  @Override
  public String name() {
    return "dynamic_update_slice";
  }

  @Override
  public List<ShapedArray> abstractEval(List<ShapedArray> in) {
    ShapedArray x = in.get(0);
    ShapedArray update = in.get(1);
    if (x.dtype() != update.dtype()) {
      throw new ShapeError(name(), "dtypes differ, x: %s and update: %s".formatted(x, update), "Convert one with astype.");
    }
    DynamicSlice.checkFits(name(), update.shape(), x);
    DynamicSlice.checkStarts(name(), x, in.subList(2, in.size()));
    return List.of(x);
  }

  @Override
  public Dual jvp(List<Tensor> primals, List<Tangent> tangents) {
    List<Tensor> starts = primals.subList(2, primals.size());
    Tensor out = dynamicUpdateSlice(primals.get(0), primals.get(1), starts);
    return Dual.of(out, Tangent.of(dynamicUpdateSlice(instantiate(tangents.get(0)), instantiate(tangents.get(1)), starts)));
  }

  @Override
  public List<Tangent> transpose(List<Operand> in, List<Tangent> cts) {
    ShapedArray x = in.get(0).aval();
    ShapedArray update = in.get(1).aval();
    List<Tensor> starts = new ArrayList<>();
    List<Tangent> out = new ArrayList<>();
    for (Operand start : in.subList(2, in.size())) {
      starts.add(start.value());
      out.add(new Tangent.Zero(start.aval()));
    }
    Tangent ct = cts.getFirst();
    boolean zero = ct.isZero();
    out.addFirst(
        zero || !in.get(1).isLinear() ? new Tangent.Zero(update) : Tangent.of(dynamicSlice(ct.value(), starts, update.shape())));
    out.addFirst(
        zero || !in.get(0).isLinear() ? new Tangent.Zero(x) : Tangent.of(dynamicUpdateSlice(ct.value(), zeros(update), starts)));
    return out;
  }

  /// With one start for the whole batch it stays an update of a slice, with many it is a scatter.
  @Override
  public List<Batched> batch(int size, List<Batched> in) {
    Batched x = in.get(0);
    Batched update = in.get(1);
    List<Batched> starts = in.subList(2, in.size());
    if (starts.isEmpty()) {
      return List.of(update); // a scalar is replaced whole
    }
    if (starts.stream().noneMatch(Batched::isBatched)) {
      Tensor out = dynamicUpdateSlice(Batching.front(x, size), Batching.front(update, size), DynamicSlice.withZero(starts));
      return List.of(new Batched(out, 0));
    }
    int rank = starts.size();
    GatherDims dims = new GatherDims(Axes.range(rank), Axes.NONE, Axes.range(rank));
    return new Scatter(Scatter.Kind.SET, dims, OutOfBounds.CLIP, true)
        .batch(size, List.of(x, DynamicSlice.indexVectors(size, starts), update));
  }
}
