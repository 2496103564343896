package dev.hokku.backend.cpu.loop;

import static jdk.incubator.vector.VectorOperators.GT;
import static jdk.incubator.vector.VectorOperators.LT;
import static jdk.incubator.vector.VectorOperators.NE;

import jdk.incubator.vector.FloatVector;

/// The combining steps of [RowOrder] for vectors of partial results.
public final class VectorRowOrder {

  private VectorRowOrder() {}

  /// `x + y`.
  public static FloatVector sum(FloatVector x, FloatVector y) {
    return x.add(y);
  }

  /// The larger, `x` if they are equal, NaN if one is. Half as many instructions as `x.max(y)`, which cares for the sign of zero.
  public static FloatVector max(FloatVector x, FloatVector y) {
    return x.blend(y, x.compare(LT, y).or(y.compare(NE, y)));
  }

  /// The smaller, `x` if they are equal, NaN if one is.
  public static FloatVector min(FloatVector x, FloatVector y) {
    return x.blend(y, x.compare(GT, y).or(y.compare(NE, y)));
  }
}
