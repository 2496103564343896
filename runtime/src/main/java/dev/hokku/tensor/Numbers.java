package dev.hokku.tensor;

/// Conversions between number formats that Java has no operator for. All round to nearest, ties to even.
public final class Numbers {

  private Numbers() {}

  /// The value of the upper half of an `f32`.
  public static float bfloat16ToFloat(short bits) {
    return Float.intBitsToFloat(bits << 16);
  }

  /// The nearest `bf16`; NaN stays NaN.
  public static short floatToBfloat16(float value) {
    int bits = Float.floatToRawIntBits(value);
    if (Float.isNaN(value)) {
      return (short) ((bits >>> 16) | 0x40); // keeps it quiet: a NaN whose payload is cut to 0 would be infinity
    }
    int roundingBias = 0x7fff + ((bits >>> 16) & 1);
    return (short) ((bits + roundingBias) >>> 16);
  }

  /// The nearest `bf16` of a double, rounded once.
  public static short doubleToBfloat16(double value) {
    return floatToBfloat16(toOddFloat(value));
  }

  /// The nearest `f16` of a double, rounded once.
  public static short doubleToFloat16(double value) {
    return Float.floatToFloat16(toOddFloat(value));
  }

  /// A float whose last bit is set if `value` lies strictly between it and a neighbour (rounding to odd), so that a
  /// second rounding to a narrower format gives what one rounding would.
  private static float toOddFloat(double value) {
    float nearest = (float) value;
    if (Float.isNaN(nearest) || Float.isInfinite(nearest) || nearest == value) {
      return nearest;
    }
    float towardZero = Math.abs((double) nearest) > Math.abs(value)
        ? Float.intBitsToFloat(Float.floatToRawIntBits(nearest) - 1)
        : nearest;
    return Float.intBitsToFloat(Float.floatToRawIntBits(towardZero) | 1);
  }

  /// A `u64` as the nearest double.
  public static double unsignedToDouble(long bits) {
    if (bits >= 0) {
      return bits;
    }
    return ((bits >>> 1) | (bits & 1)) * 2.0; // halved with a sticky last bit, so that it is rounded once
  }

  /// The `u64` nearest to `value` toward zero; 0 below 0, all ones above.
  public static long doubleToUnsigned(double value) {
    if (!(value >= 0)) {
      return 0;
    }
    if (value < 0x1p63) {
      return (long) value;
    }
    return value < 0x1p64 ? (long) (value - 0x1p63) ^ Long.MIN_VALUE : -1L;
  }
}
