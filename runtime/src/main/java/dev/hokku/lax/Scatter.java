package dev.hokku.lax;

import static dev.hokku.lax.Lax.gather;
import static dev.hokku.lax.Lax.instantiate;
import static dev.hokku.lax.Lax.scatter;
import static dev.hokku.lax.Lax.zeros;

import dev.hokku.core.Batched;
import dev.hokku.core.Dual;
import dev.hokku.core.Operand;
import dev.hokku.core.Primitive;
import dev.hokku.core.ShapeError;
import dev.hokku.core.Tangent;
import dev.hokku.tensor.Shape;
import dev.hokku.tensor.ShapedArray;
import dev.hokku.tensor.Tensor;
import java.util.List;
import java.util.Locale;

/// Writes slices into a copy of the first operand: operands `x`, `indices` (an integer tensor of index vectors), `updates` (the slices).
/// Slices are written in row-major order of the indices, so that of two `SET`s to one place the later one stays.
///
/// @param kind how an update meets the element that is there
/// @param dims which axis means what, as in the gather that reads the same slices
/// @param mode `CLIP` moves slices that do not lie within `x`, `FILL` drops them
/// @param unique a promise that no place is written twice, which makes some derivatives simpler, and possible for `MUL`
public record Scatter(Kind kind, GatherDims dims, OutOfBounds mode, boolean unique) implements Primitive {

  /// How an update meets the element that is there.
  public enum Kind {
    /// It takes its place.
    SET,
    /// They are added.
    ADD,
    /// They are multiplied.
    MUL,
    /// The smaller one stays.
    MIN,
    /// The larger one stays.
    MAX
  }

  @Override
  public String name() {
    return kind == Kind.SET ? "scatter" : "scatter_" + kind.name().toLowerCase(Locale.ROOT);
  }

  @Override
  public List<ShapedArray> abstractEval(List<ShapedArray> in) {
    ShapedArray x = in.get(0);
    ShapedArray indices = in.get(1);
    ShapedArray updates = in.get(2);
    Checks.integral(name(), indices);
    if (x.dtype() != updates.dtype()) {
      throw new ShapeError(name(), "dtypes differ, x: %s and updates: %s".formatted(x, updates), "Convert one with astype.");
    }
    if (updates.rank() != indices.rank() - 1 + dims.offset().count()) {
      throw new ShapeError(
          name(),
          "updates: %s do not have one axis per axis of indices: %s but the last, and %d for the slices"
              .formatted(updates, indices, dims.offset().count()),
          "Lay the updates out like the result of the gather with the same numbers.");
    }
    Shape sizes = dims.sliceSizes(x.rank(), updates.shape());
    dims.check(name(), x.shape(), indices.shape(), sizes);
    Shape expected = dims.result(indices.shape(), sizes);
    if (!updates.shape().equals(expected)) {
      throw new ShapeError(
          name(),
          "updates: %s for indices: %s".formatted(updates, indices),
          "Needed are updates of shape %s.".formatted(expected));
    }
    return List.of(x);
  }

  @Override
  public Dual jvp(List<Tensor> primals, List<Tangent> tangents) {
    Tensor out = Binding.bind(this, primals).getFirst();
    Tensor x = primals.get(0);
    Tensor indices = primals.get(1);
    Tensor updates = primals.get(2);
    Tangent tx = tangents.get(0);
    Tangent tu = tangents.get(2);
    Tangent tangent = switch (kind) {
      case ADD -> Tangent.of(Lax.scatterAdd(instantiate(tx), indices, instantiate(tu), dims, mode));
      case SET -> unique
          ? Tangent.of(Binding.bind(this, instantiate(tx), indices, instantiate(tu)))
          : Tangent.of(ScatterTangents.set(this, x, indices, updates, instantiate(tx), instantiate(tu)));
      case MUL -> ScatterTangents.mul(this, x, indices, updates, tx, tu);
      case MIN, MAX -> Tangent.of(ScatterTangents.extremum(this, x, indices, updates, out, instantiate(tx), instantiate(tu)));
    };
    return Dual.of(out, tangent);
  }

  /// Sums are linear in `x` and updates, unique sets too, and products in `x` alone.
  @Override
  public List<Tangent> transpose(List<Operand> in, List<Tangent> cts) {
    ShapedArray x = in.get(0).aval();
    ShapedArray updates = in.get(2).aval();
    Tangent noIndices = new Tangent.Zero(in.get(1).aval());
    Tangent toX = new Tangent.Zero(x);
    Tangent toUpdates = new Tangent.Zero(updates);
    if (cts.getFirst().isZero()) {
      return List.of(toX, noIndices, toUpdates);
    }
    Tensor ct = cts.getFirst().value();
    Tensor indices = in.get(1).value();
    if (in.get(0).isLinear()) {
      toX = switch (kind) {
        case ADD -> Tangent.of(ct);
        case SET -> Tangent.of(scatter(Kind.SET, ct, indices, zeros(updates), dims, mode, unique));
        case MUL -> Tangent.of(scatter(Kind.MUL, ct, indices, in.get(2).value(), dims, mode, unique));
        case MIN, MAX -> throw notLinear();
      };
    }
    if (in.get(2).isLinear()) {
      toUpdates = switch (kind) {
        case ADD, SET -> Tangent.of(gather(ct, indices, dims, dims.sliceSizes(x.rank(), updates.shape()), mode, 0));
        case MUL, MIN, MAX -> throw notLinear();
      };
    }
    return List.of(toX, noIndices, toUpdates);
  }

  private AssertionError notLinear() {
    return new AssertionError("%s is not linear there, so nothing may ask for its transpose.".formatted(name()));
  }

  @Override
  public List<Batched> batch(int size, List<Batched> in) {
    Tensor x = Batching.front(in.get(0), size);
    Tensor updates = Batching.front(in.get(2), size);
    Batched indices = in.get(1);
    Tensor out = indices.isBatched()
        ? scatter(kind, x, Batching.front(indices, size), updates, dims.bothBatched(), mode, unique)
        : scatter(kind, x, indices.value(), updates, dims.operandBatched(), mode, unique);
    return List.of(new Batched(out, 0));
  }
}
