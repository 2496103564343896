package dev.hokku.lax;

import static dev.hokku.lax.Lax.concatenate;
import static dev.hokku.lax.Lax.instantiate;
import static dev.hokku.lax.Lax.sliceInDim;

import dev.hokku.core.Batched;
import dev.hokku.core.Dual;
import dev.hokku.core.Operand;
import dev.hokku.core.Primitive;
import dev.hokku.core.ShapeError;
import dev.hokku.core.Tangent;
import dev.hokku.tensor.ShapedArray;
import dev.hokku.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;

/// Tensors one behind the other along an axis: `f32[2,8]` and `f32[3,8]` along 0 give `f32[5,8]`. Linear in all operands.
///
/// @param axis in `[0, rank)`
public record Concatenate(int axis) implements Primitive {

  @Override
  public String name() {
    return "concatenate";
  }

  @Override
  public List<ShapedArray> abstractEval(List<ShapedArray> in) {
    if (in.isEmpty()) {
      throw new ShapeError(name(), "there are no operands", "Give at least one tensor.");
    }
    ShapedArray first = in.getFirst();
    Checks.axis(name(), axis, first);
    int length = 0;
    for (ShapedArray x : in) {
      if (x.dtype() != first.dtype()
          || x.rank() != first.rank()
          || !x.shape().with(axis, 0).equals(first.shape().with(axis, 0))) {
        throw new ShapeError(
            name(),
            "%s does not continue %s along axis %d".formatted(x, first, axis),
            "Operands have one dtype, and equal lengths but for axis %d.".formatted(axis));
      }
      length = Math.addExact(length, x.shape().dim(axis));
    }
    return List.of(first.withShape(first.shape().with(axis, length)));
  }

  @Override
  public Dual jvp(List<Tensor> primals, List<Tangent> tangents) {
    List<Tensor> values = new ArrayList<>();
    for (Tangent t : tangents) {
      values.add(instantiate(t));
    }
    Tensor out = concatenate(primals, axis);
    return Dual.of(out, out.dtype().isFloating() ? Tangent.of(concatenate(values, axis)) : Tangent.zeroLike(out));
  }

  /// Each operand receives its stretch of the cotangent.
  @Override
  public List<Tangent> transpose(List<Operand> in, List<Tangent> cts) {
    List<Tangent> out = new ArrayList<>();
    int start = 0;
    for (Operand x : in) {
      int end = start + x.aval().shape().dim(axis);
      boolean zero = cts.getFirst().isZero() || !x.isLinear();
      out.add(zero ? new Tangent.Zero(x.aval()) : Tangent.of(sliceInDim(cts.getFirst().value(), start, end, axis)));
      start = end;
    }
    return out;
  }

  @Override
  public List<Batched> batch(int size, List<Batched> in) {
    List<Tensor> front = in.stream().map(x -> Batching.front(x, size)).toList();
    return List.of(new Batched(concatenate(front, axis + 1), 0));
  }
}
