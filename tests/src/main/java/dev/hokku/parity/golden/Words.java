package dev.hokku.parity.golden;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.hokku.tensor.Buffer;
import dev.hokku.tensor.DType;
import dev.hokku.tensor.Numbers;
import dev.hokku.tensor.Shape;
import dev.hokku.tensor.Tensor;

/// The words of a PRNG record: values of integers, bit patterns of floats.
final class Words {

  private Words() {}

  /// Refuses a tensor that differs from a record.
  static void compare(Tensor actual, JsonObject record, DType dtype, Tolerance tolerance) {
    Shape shape = Shape.of(Options.ints(record.get("shape")));
    if (actual.dtype() != dtype || !actual.shape().equals(shape)) {
      throw new Mismatch("got %s where %s%s was recorded".formatted(actual.aval(), dtype, shape));
    }
    JsonArray words = record.getAsJsonArray("words");
    Buffer values = actual.buffer();
    for (int i = 0; i < words.size(); i++) {
      if (dtype.isFloating()) {
        double expected = fromBits(words.get(i).getAsBigInteger().longValue(), dtype);
        if (!tolerance.accepts(values.getDouble(i), expected, dtype)) {
          throw new Mismatch("element %d is %s where %s was recorded".formatted(i, values.getDouble(i), expected));
        }
      } else {
        long expected = words.get(i).getAsBigInteger().longValue();
        if (values.getLong(i) != expected) {
          throw new Mismatch("element %d is %d where %d was recorded".formatted(i, values.getLong(i), expected));
        }
      }
    }
  }

  private static double fromBits(long bits, DType dtype) {
    return switch (dtype) {
      case F64 -> Double.longBitsToDouble(bits);
      case F32 -> Float.intBitsToFloat((int) bits);
      case F16 -> Float.float16ToFloat((short) bits);
      default -> Numbers.bfloat16ToFloat((short) bits);
    };
  }
}
