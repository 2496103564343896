package dev.hokku.lax;

import static dev.hokku.lax.Lax.takeAlongAxis;

import dev.hokku.core.Batched;
import dev.hokku.core.Dual;
import dev.hokku.core.Operand;
import dev.hokku.core.Primitive;
import dev.hokku.core.ShapeError;
import dev.hokku.core.Tangent;
import dev.hokku.tensor.DType;
import dev.hokku.tensor.Shape;
import dev.hokku.tensor.ShapedArray;
import dev.hokku.tensor.Tensor;
import java.util.List;

/// The `k` largest elements along the last axis, largest first, and their positions, `s32`. Of equal elements the first comes first; NaN counts as the
/// largest.
///
/// @param k in `[0, length]`
public record TopK(int k) implements Primitive {

  @Override
  public String name() {
    return "top_k";
  }

  @Override
  public List<ShapedArray> abstractEval(List<ShapedArray> in) {
    ShapedArray x = in.getFirst();
    if (x.rank() == 0) {
      throw new ShapeError(name(), "x: %s has no axis".formatted(x), "Give it an axis first: x.reshape(1).");
    }
    if (k < 0 || k > x.shape().last()) {
      throw new ShapeError(
          name(),
          "the last axis of x: %s has no %d elements".formatted(x, k),
          "Choose k in [0, %d].".formatted(x.shape().last()));
    }
    Shape shape = x.shape().with(-1, k);
    return List.of(x.withShape(shape), new ShapedArray(DType.S32, shape));
  }

  @Override
  public Dual jvp(List<Tensor> primals, List<Tangent> tangents) {
    List<Tensor> out = Binding.bind(this, primals);
    Tensor t = takeAlongAxis(tangents.getFirst().value(), out.get(1), primals.getFirst().rank() - 1);
    return new Dual(out, List.of(Tangent.of(t), Tangent.zeroLike(out.get(1))));
  }

  @Override
  public List<Tangent> transpose(List<Operand> in, List<Tangent> cts) {
    throw new AssertionError("top_k is not linear, so nothing may ask for its transpose.");
  }

  @Override
  public List<Batched> batch(int size, List<Batched> in) {
    return Binding.bind(this, List.of(Batching.front(in.getFirst(), size))).stream().map(out -> new Batched(out, 0)).toList();
  }
}
