package dev.hokku.lax;

import dev.hokku.core.Batched;
import dev.hokku.core.Operand;
import dev.hokku.core.ShapeError;
import dev.hokku.core.Tangent;
import dev.hokku.lax.Compare.Direction;
import dev.hokku.tensor.ShapedArray;
import dev.hokku.tensor.Tensor;
import java.util.List;

/// For each position of a window over `x`, the element of `tangents` at the place where `x` is largest or smallest: operands `tangents` and `x`, of
/// one shape. 0 where there is only padding. It is the tangent of a window maximum, and the transpose of [SelectAndScatterAdd].
///
/// @param select `GE` chooses the first largest element of a window, `LE` the first smallest; NaN goes before all
/// @param window that moves over all axes of `x`
public record SelectAndGatherAdd(Direction select, Window window) implements Binary {

  /// Refuses other directions.
  public SelectAndGatherAdd {
    if (select != Direction.GE && select != Direction.LE) {
      throw new ShapeError("select_and_gather_add", "%s chooses no element".formatted(select), "Use GE or LE.");
    }
  }

  @Override
  public String name() {
    return "select_and_gather_add";
  }

  @Override
  public ShapedArray abstractEval(ShapedArray tangents, ShapedArray x) {
    Checks.same(name(), tangents, x);
    return tangents.withShape(window.positions(name(), x));
  }

  @Override
  public Tangent jvpLeft(Tensor tangents, Tensor x, Tensor out, Tensor t) {
    return Tangent.of(Binding.bind(this, t, x));
  }

  /// Which element is chosen does not change around almost every point.
  @Override
  public Tangent jvpRight(Tensor tangents, Tensor x, Tensor out, Tensor t) {
    return Tangent.zeroLike(out);
  }

  @Override
  public List<Tangent> transpose(List<Operand> in, List<Tangent> cts) {
    Tangent ct = cts.getFirst();
    Tensor x = in.get(1).value();
    return List.of(
        ct.isZero() ? new Tangent.Zero(in.get(0).aval()) : Tangent.of(Binding.bind(new SelectAndScatterAdd(select, window), ct.value(), x)),
        Tangent.zeroLike(x));
  }

  @Override
  public List<Batched> batch(int size, List<Batched> in) {
    Tensor tangents = Batching.front(in.get(0), size);
    Tensor x = Batching.front(in.get(1), size);
    return List.of(new Batched(Binding.bind(new SelectAndGatherAdd(select, window.withAxis(0)), tangents, x), 0));
  }
}
