package dev.hokku.lax;

import static dev.hokku.lax.Lax.iota;
import static dev.hokku.lax.Lax.takeAlongAxis;

import dev.hokku.core.Batched;
import dev.hokku.core.Dual;
import dev.hokku.core.Operand;
import dev.hokku.core.Primitive;
import dev.hokku.core.ShapeError;
import dev.hokku.core.Tangent;
import dev.hokku.tensor.DType;
import dev.hokku.tensor.ShapedArray;
import dev.hokku.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;

/// Sorts along an axis, smallest first. Several operands of one shape are moved together, ordered by the first of them, then the second, and so on.
/// Equal elements keep their order; `-0.0` equals `0.0`, and NaN comes last.
///
/// @param axis in `[0, rank)`
/// @param keys how many operands the order is made by
public record Sort(int axis, int keys) implements Primitive {

  @Override
  public String name() {
    return "sort";
  }

  @Override
  public List<ShapedArray> abstractEval(List<ShapedArray> in) {
    if (keys < 1 || keys > in.size()) {
      throw new ShapeError(name(), "%d keys for %d operands".formatted(keys, in.size()), "Give at least one key, and as many operands.");
    }
    Checks.axis(name(), axis, in.getFirst());
    for (ShapedArray x : in) {
      Checks.sameShape(name(), in.getFirst(), x);
    }
    return in;
  }

  /// Positions are sorted along; tangents are then read in their order.
  @Override
  public Dual jvp(List<Tensor> primals, List<Tangent> tangents) {
    List<Tensor> extended = new ArrayList<>(primals);
    extended.add(iota(primals.getFirst().aval().withDtype(DType.S32), axis));
    List<Tensor> sorted = Binding.bind(this, extended);
    Tensor order = sorted.getLast();
    List<Tangent> out = new ArrayList<>();
    for (Tangent t : tangents) {
      out.add(t.isZero() ? t : Tangent.of(takeAlongAxis(t.value(), order, axis)));
    }
    return new Dual(sorted.subList(0, primals.size()), out);
  }

  @Override
  public List<Tangent> transpose(List<Operand> in, List<Tangent> cts) {
    throw new AssertionError("sort is not linear, so nothing may ask for its transpose.");
  }

  @Override
  public List<Batched> batch(int size, List<Batched> in) {
    List<Tensor> front = in.stream().map(x -> Batching.front(x, size)).toList();
    return Binding.bind(new Sort(axis + 1, keys), front).stream().map(out -> new Batched(out, 0)).toList();
  }
}
