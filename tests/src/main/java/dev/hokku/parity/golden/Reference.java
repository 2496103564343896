package dev.hokku.parity.golden;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.hokku.tensor.Buffer;
import dev.hokku.tensor.DType;
import dev.hokku.tensor.Shape;
import dev.hokku.tensor.Tensor;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A recorded tensor: whole, or as a digest where it was large.
public sealed interface Reference {

  /// Element type.
  DType dtype();

  /// Axis lengths.
  Shape shape();

  /// Refuses a tensor that differs.
  ///
  /// @param what the tensor, for messages
  default void require(String what, Tensor actual, Tolerance tolerance) {
    require(what, actual, tolerance, magnitude());
  }

  /// Refuses a tensor that differs.
  ///
  /// @param what the tensor, for messages
  /// @param largest magnitude of the numbers that went into it
  default void require(String what, Tensor actual, Tolerance tolerance, double largest) {
    String difference = difference(what, actual, tolerance, largest);
    if (difference != null) {
      throw new Mismatch(difference);
    }
  }

  /// How a tensor differs, in words; null if it is near enough.
  ///
  /// @param what the tensor, for messages
  /// @param largest magnitude of the numbers that went into it
  @Nullable String difference(String what, Tensor actual, Tolerance tolerance, double largest);

  /// The largest recorded magnitude, or an estimate of it.
  double magnitude();

  /// Whether the other records the same numbers.
  boolean same(Reference other);

  /// The reference that a JSON object names in a file of tensors.
  static Reference parse(JsonObject json, Map<String, Tensor> tensors) {
    DType dtype = Dtypes.parse(json.get("dtype").getAsString());
    Shape shape = Shape.of(Options.ints(json.get("shape")));
    if (json.has("digest")) {
      return new Digest(dtype, shape, json.getAsJsonObject("digest"));
    }
    String name = json.get("tensor").getAsString();
    Tensor tensor = tensors.get(name);
    if (tensor == null) {
      throw new Mismatch("the file of tensors has no '%s'".formatted(name));
    }
    if (tensor.dtype() != dtype || !tensor.shape().equals(shape)) {
      throw new Mismatch("the case says that '%s' is %s%s, the file of tensors %s".formatted(name, dtype, shape, tensor.aval()));
    }
    return new Stored(tensor);
  }

  private static boolean sameType(Tensor actual, Reference expected) {
    return actual.dtype() == expected.dtype() && actual.shape().equals(expected.shape());
  }

  private static String otherType(String what, Tensor actual, Reference expected) {
    return "%s is %s where %s%s was recorded".formatted(what, actual.aval(), expected.dtype(), expected.shape());
  }

  /// All elements.
  ///
  /// @param tensor as recorded
  record Stored(Tensor tensor) implements Reference {
    @Override
    public DType dtype() {
      return tensor.dtype();
    }

    @Override
    public Shape shape() {
      return tensor.shape();
    }

    @Override
    public @Nullable String difference(String what, Tensor actual, Tolerance tolerance, double largest) {
      if (!sameType(actual, this)) {
        return otherType(what, actual, this);
      }
      Buffer got = actual.buffer();
      Buffer recorded = tensor.buffer();
      for (int i = 0; i < recorded.length(); i++) {
        boolean near = dtype().isFloating()
            ? tolerance.accepts(got.getDouble(i), recorded.getDouble(i), largest, dtype())
            : got.getLong(i) == recorded.getLong(i);
        if (!near) {
          return "%s: element %d of %s is %s where %s was recorded".formatted(what, i, tensor.aval(), number(got, i), number(recorded, i));
        }
      }
      return null;
    }

    @Override
    public double magnitude() {
      Buffer values = tensor.buffer();
      double largest = 0;
      for (int i = 0; i < values.length(); i++) {
        double x = Math.abs(values.getDouble(i));
        largest = Double.isFinite(x) ? Math.max(largest, x) : largest;
      }
      return largest;
    }

    @Override
    public boolean same(Reference other) {
      return other instanceof Stored(Tensor numbers) && difference("", numbers, Tolerance.EXACT, 0) == null;
    }

    private static String number(Buffer values, int i) {
      return values.dtype().isFloating() ? Double.toString(values.getDouble(i)) : Long.toString(values.getLong(i));
    }
  }

  /// Some elements, the sum and the sum of squares.
  ///
  /// @param dtype element type
  /// @param shape axis lengths
  /// @param values the digest
  record Digest(DType dtype, Shape shape, JsonObject values) implements Reference {
    @Override
    public @Nullable String difference(String what, Tensor actual, Tolerance tolerance, double largest) {
      if (!sameType(actual, this)) {
        return otherType(what, actual, this);
      }
      Buffer got = actual.buffer();
      double sumOfSquares = values.get("sumsq").getAsDouble();
      String first = differenceOfSome(what, got, values.getAsJsonArray("first16"), 1, largest, tolerance);
      if (first != null) {
        return first;
      }
      String some = differenceOfSome(what, got, values.getAsJsonArray("strided_values"), values.get("stride").getAsInt(), largest, tolerance);
      if (some != null) {
        return some;
      }
      double sum = 0;
      double squares = 0;
      double absolute = 0;
      for (int i = 0; i < got.length(); i++) {
        double x = got.getDouble(i);
        sum += x;
        squares += x * x;
        absolute += Math.abs(x);
      }
      double share = tolerance.shareOf(dtype);
      double each = tolerance.absolute();
      String total = differenceOfTotals(what, "sum", sum, values.get("sum").getAsDouble(), share * absolute + each * got.length());
      return total != null
          ? total
          : differenceOfTotals(what, "sum of squares", squares, sumOfSquares, 2 * share * sumOfSquares + 2 * each * absolute);
    }

    /// The largest element is not recorded; a few times the root mean square stands for it.
    @Override
    public double magnitude() {
      return 4 * Math.sqrt(values.get("sumsq").getAsDouble() / Math.max(1, shape.count()));
    }

    @Override
    public boolean same(Reference other) {
      return equals(other);
    }

    private @Nullable String differenceOfSome(
        String what, Buffer got, JsonArray recorded, int stride, double scale, Tolerance tolerance) {
      for (int k = 0; k < recorded.size() && k * (long) stride < got.length(); k++) {
        int i = k * stride;
        if (!tolerance.accepts(got.getDouble(i), recorded.get(k).getAsDouble(), scale, dtype)) {
          return "%s: element %d of %s%s is %s where %s was recorded".formatted(what, i, dtype, shape, got.getDouble(i), recorded.get(k));
        }
      }
      return null;
    }

    private static @Nullable String differenceOfTotals(String what, String total, double got, double recorded, double allowed) {
      return Math.abs(got - recorded) <= allowed + 1e-6
          ? null
          : "%s: the %s is %s where %s was recorded".formatted(what, total, got, recorded);
    }
  }
}
