package dev.hokku.lax;

import dev.hokku.core.Batched;
import dev.hokku.core.Operand;
import dev.hokku.core.ShapeError;
import dev.hokku.core.Tangent;
import dev.hokku.lax.Compare.Direction;
import dev.hokku.tensor.ShapedArray;
import dev.hokku.tensor.Tensor;
import java.util.List;

/// Adds each element of `source`, one per position of a window over `x`, to the place where `x` is largest or smallest: operands `source` and `x`, result
/// like `x`. It is the transpose of [SelectAndGatherAdd].
///
/// @param select `GE` chooses the first largest element of a window, `LE` the first smallest; NaN goes before all
/// @param window that moves over all axes of `x`
public record SelectAndScatterAdd(Direction select, Window window) implements Binary {

  /// Refuses other directions.
  public SelectAndScatterAdd {
    if (select != Direction.GE && select != Direction.LE) {
      throw new ShapeError("select_and_scatter_add", "%s chooses no element".formatted(select), "Use GE or LE.");
    }
  }

  @Override
  public String name() {
    return "select_and_scatter_add";
  }

  @Override
  public ShapedArray abstractEval(ShapedArray source, ShapedArray x) {
    Checks.same(name(), source, x.withShape(window.positions(name(), x)));
    return x;
  }

  @Override
  public Tangent jvpLeft(Tensor source, Tensor x, Tensor out, Tensor t) {
    return Tangent.of(Binding.bind(this, t, x));
  }

  /// Which element is chosen does not change around almost every point.
  @Override
  public Tangent jvpRight(Tensor source, Tensor x, Tensor out, Tensor t) {
    return Tangent.zeroLike(out);
  }

  @Override
  public List<Tangent> transpose(List<Operand> in, List<Tangent> cts) {
    Tangent ct = cts.getFirst();
    Tensor x = in.get(1).value();
    return List.of(
        ct.isZero() ? new Tangent.Zero(in.get(0).aval()) : Tangent.of(Binding.bind(new SelectAndGatherAdd(select, window), ct.value(), x)),
        Tangent.zeroLike(x));
  }

  @Override
  public List<Batched> batch(int size, List<Batched> in) {
    Tensor source = Batching.front(in.get(0), size);
    Tensor x = Batching.front(in.get(1), size);
    return List.of(new Batched(Binding.bind(new SelectAndScatterAdd(select, window.withAxis(0)), source, x), 0));
  }
}
