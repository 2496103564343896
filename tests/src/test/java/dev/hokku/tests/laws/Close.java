package dev.hokku.tests.laws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import dev.hokku.tensor.DType;
import dev.hokku.tensor.Tensor;
import java.util.List;

/// Comparing tensors.
final class Close {

  private Close() {}

  /// All elements have the same bits; any NaN equals any.
  static void sameBits(List<Tensor> expected, List<Tensor> actual, Object what) {
    compare(expected, actual, 0, what);
  }

  /// The elements differ by a few roundings of their dtype at most, relative to the largest of a tensor.
  static void within(List<Tensor> expected, List<Tensor> actual, double roundings, Object what) {
    compare(expected, actual, roundings, what);
  }

  private static void compare(List<Tensor> expected, List<Tensor> actual, double roundings, Object what) {
    assertEquals(expected.size(), actual.size(), () -> "number of results of " + what);
    for (int i = 0; i < expected.size(); i++) {
      assertEquals(expected.get(i).aval(), actual.get(i).aval(), "type of result %d of %s".formatted(i, what));
      double tolerance = roundings * epsilon(expected.get(i).dtype()) * Math.max(1, largest(expected.get(i)));
      for (int k = 0; k < expected.get(i).buffer().length(); k++) {
        compare(expected.get(i), actual.get(i), k, tolerance, what);
      }
    }
  }

  private static void compare(Tensor expected, Tensor actual, int k, double tolerance, Object what) {
    if (expected.dtype().isFloating()) {
      double x = expected.buffer().getDouble(k);
      double y = actual.buffer().getDouble(k);
      boolean same = Double.compare(x, y) == 0 || Math.abs(x - y) <= tolerance && tolerance > 0;
      if (!same) {
        fail("%s: element %d should be %s, within %s, but is %s%nexpected %s%nactual %s".formatted(what, k, x, tolerance, y, expected, actual));
      }
    } else {
      long x = expected.buffer().getLong(k);
      assertEquals(x, actual.buffer().getLong(k), () -> "%s: element %d".formatted(what, k));
    }
  }

  private static double largest(Tensor x) {
    double largest = 0;
    for (int i = 0; i < x.buffer().length(); i++) {
      double value = Math.abs(x.buffer().getDouble(i));
      largest = Double.isFinite(value) ? Math.max(largest, value) : largest;
    }
    return largest;
  }

  /// The distance of 1 and the next number.
  static double epsilon(DType dtype) {
    return switch (dtype) {
      case F64 -> 0x1p-52;
      case F32 -> 0x1p-23;
      case F16 -> 0x1p-10;
      case BF16 -> 0x1p-7;
      default -> 0;
    };
  }
}
