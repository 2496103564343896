package dev.hokku.lax;

import static dev.hokku.lax.Lax.gather;
import static dev.hokku.lax.Lax.zeros;

import dev.hokku.core.Batched;
import dev.hokku.core.Operand;
import dev.hokku.core.Tangent;
import dev.hokku.tensor.Shape;
import dev.hokku.tensor.ShapedArray;
import dev.hokku.tensor.Tensor;
import java.util.List;

/// Reads slices of the first operand that begin at the positions given by the second, an integer tensor of index vectors.
///
/// @param dims which axis means what
/// @param sliceSizes the shape of a slice, one length per axis of the operand
/// @param mode what becomes of slices that do not lie within the operand
/// @param fill for `FILL`: the value of such slices
public record Gather(GatherDims dims, Shape sliceSizes, OutOfBounds mode, double fill) implements Binary {

  @Override
  public String name() {
    return "gather";
  }

  @Override
  public ShapedArray abstractEval(ShapedArray x, ShapedArray indices) {
    Checks.integral(name(), indices);
    dims.check(name(), x.shape(), indices.shape(), sliceSizes);
    return x.withShape(dims.result(indices.shape(), sliceSizes));
  }

  /// A slice that is filled has no tangent.
  @Override
  public Tangent jvpLeft(Tensor x, Tensor indices, Tensor out, Tensor t) {
    return Tangent.of(gather(t, indices, dims, sliceSizes, mode, 0));
  }

  @Override
  public Tangent jvpRight(Tensor x, Tensor indices, Tensor out, Tensor t) {
    throw new AssertionError("Integers have no tangents.");
  }

  /// Cotangents are added up where the slices were read.
  @Override
  public List<Tangent> transpose(List<Operand> in, List<Tangent> cts) {
    ShapedArray x = in.get(0).aval();
    Tensor indices = in.get(1).value();
    Tangent ct = cts.getFirst();
    return List.of(
        ct.isZero() ? new Tangent.Zero(x) : Tangent.of(Lax.scatterAdd(zeros(x), indices, ct.value(), dims, mode)),
        Tangent.zeroLike(indices));
  }

  @Override
  public List<Batched> batch(int size, List<Batched> in) {
    Batched x = in.get(0);
    Batched indices = in.get(1);
    if (!indices.isBatched()) {
      Tensor out = gather(
          Batching.front(x, size), indices.value(), dims.operandBatched(), sliceSizes.insert(0, size), mode, fill);
      return List.of(new Batched(out, 0));
    }
    Tensor front = Batching.front(indices, size);
    if (!x.isBatched()) {
      return List.of(new Batched(gather(x.value(), front, dims.indicesBatched(), sliceSizes, mode, fill), 0));
    }
    Shape slices = sliceSizes.insert(0, Math.min(size, 1));
    return List.of(new Batched(gather(Batching.front(x, size), front, dims.bothBatched(), slices, mode, fill), 0));
  }
}
