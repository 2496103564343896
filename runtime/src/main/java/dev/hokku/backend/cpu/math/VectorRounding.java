package dev.hokku.backend.cpu.math;

import static jdk.incubator.vector.VectorOperators.F2I;
import static jdk.incubator.vector.VectorOperators.GT;
import static jdk.incubator.vector.VectorOperators.I2F;
import static jdk.incubator.vector.VectorOperators.LT;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;

/// Whole numbers near a float: the Vector API has no rounding of its own. Floats from 2^23 on are whole; `-0` and NaN stay.
final class VectorRounding {

  private static final float WHOLE = 8388608f;

  private VectorRounding() {}

  static FloatVector floor(FloatVector x) {
    FloatVector t = truncated(x);
    return kept(x, t.blend(t.sub(1f), t.compare(GT, x)));
  }

  static FloatVector ceil(FloatVector x) {
    FloatVector t = truncated(x);
    return kept(x, t.blend(t.add(1f), t.compare(LT, x)));
  }

  static FloatVector rint(FloatVector x) {
    FloatVector size = x.abs();
    return kept(x, size.add(WHOLE).sub(WHOLE));
  }

  private static FloatVector truncated(FloatVector x) {
    return (FloatVector) ((IntVector) x.convert(F2I, 0)).convert(I2F, 0);
  }

  /// `rounded` with the sign of `x` where `x` has a fraction to lose, else `x`.
  private static FloatVector kept(FloatVector x, FloatVector rounded) {
    FloatVector signed = rounded.abs().reinterpretAsInts().or(x.reinterpretAsInts().and(0x80000000)).reinterpretAsFloats();
    return x.blend(signed, x.abs().compare(LT, WHOLE));
  }
}
