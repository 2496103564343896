package dev.hokku.lax;

import dev.hokku.tensor.ShapedArray;
import java.util.List;

/// The position of each element along one axis: `0, 1, 2, …`.
///
/// @param aval type and shape; not `bool`
/// @param axis along which it counts
public record Iota(ShapedArray aval, int axis) implements Nullary {

  @Override
  public String name() {
    return "iota";
  }

  @Override
  public List<ShapedArray> abstractEval(List<ShapedArray> in) {
    Checks.axis(name(), axis, aval);
    return List.of(Checks.numeric(name(), aval));
  }
}
