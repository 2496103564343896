package dev.hokku.lax;

import static java.util.Map.entry;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import dev.hokku.tensor.Axes;
import dev.hokku.tensor.DType;
import dev.hokku.tensor.Shape;
import dev.hokku.tensor.Tensor;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

/// Each operation on elements, conversion and plain reduction for each dtype, at ordinary values, zeros of both signs, infinities, NaN and the ends of integer ranges:
/// as JAX computes them (`jax_dtypes.txt`, which `jax_dtypes.py` printed).
class DtypesAgreeWithJaxTest {

  private static final double NAN = Double.NaN;
  private static final double INF = Double.POSITIVE_INFINITY;
  private static final double[] FLOATS = {-3.5, -1, -0.75, -0.0, 0, 0.25, 1, 2.5, 100, INF, -INF, NAN};
  private static final double[] OTHER_FLOATS = {2, -1.5, 0, 3, -0.0, 0.25, 0.5, -2, 7, 2, 1, 1};
  private static final double[] SIGNED = {-128, -7, -1, 0, 1, 5, 100, 127};
  private static final double[] OTHER_SIGNED = {3, -2, 0, -1, 7, 2, -100, 1};
  private static final double[] UNSIGNED = {0, 1, 2, 5, 100, 200, 255, 128};
  private static final double[] OTHER_UNSIGNED = {3, 0, 2, 7, 1, 200, 9, 255};
  private static final double[] BOOLS = {1, 0, 1, 0};
  private static final double[] OTHER_BOOLS = {1, 1, 0, 0};

  private static final Map<String, UnaryOperator<Tensor>> UNARY = Map.ofEntries(
      entry("neg", Lax::neg), entry("abs", Lax::abs), entry("sign", Lax::sign), entry("floor", Lax::floor), entry("ceil", Lax::ceil),
      entry("round", Lax::round), entry("exp", Lax::exp), entry("exp2", Lax::exp2), entry("expm1", Lax::expm1), entry("log", Lax::log),
      entry("log1p", Lax::log1p), entry("sin", Lax::sin), entry("cos", Lax::cos), entry("tan", Lax::tan), entry("asin", Lax::asin),
      entry("acos", Lax::acos), entry("atan", Lax::atan), entry("sinh", Lax::sinh), entry("cosh", Lax::cosh), entry("tanh", Lax::tanh),
      entry("asinh", Lax::asinh), entry("acosh", Lax::acosh), entry("atanh", Lax::atanh), entry("logistic", Lax::logistic),
      entry("sqrt", Lax::sqrt), entry("rsqrt", Lax::rsqrt), entry("cbrt", Lax::cbrt), entry("erf", Lax::erf), entry("erfc", Lax::erfc),
      entry("lgamma", Lax::lgamma), entry("clz", Lax::clz), entry("erf_inv", Lax::erfInv), entry("digamma", x -> Lax.polygamma(x, 0)),
      entry("is_finite", Lax::isFinite), entry("population_count", Lax::populationCount), entry("bitwise_not", Lax::not),
      entry("ipow-2", x -> Lax.integerPow(x, -2)), entry("ipow3", x -> Lax.integerPow(x, 3)), entry("cumsum", x -> Lax.cumsum(x, 0, false)),
      entry("sort", x -> Lax.sort(x, 0)), entry("argmax", x -> Lax.argmax(x, 0, DType.S32)),
      entry("max_", x -> Lax.reduceMax(x, Axes.of(0))), entry("sum", x -> Lax.reduceSum(x, Axes.of(0))),
      entry("prod", x -> Lax.reduceProd(x, Axes.of(0))), entry("mean", x -> x.mean()), entry("var", x -> x.var()),
      entry("clamp", x -> Lax.clamp(Lax.fullLike(x, -1), x, Lax.fullLike(x, 1))));

  private static final Map<String, BinaryOperator<Tensor>> BINARY = Map.ofEntries(
      entry("add", Lax::add), entry("sub", Lax::sub), entry("mul", Lax::mul), entry("div", Lax::div), entry("max", Lax::max),
      entry("min", Lax::min), entry("pow", Lax::pow), entry("rem", Lax::rem), entry("atan2", Lax::atan2), entry("eq", Lax::eq),
      entry("ne", Lax::ne), entry("lt", Lax::lt), entry("le", Lax::le), entry("gt", Lax::gt), entry("ge", Lax::ge),
      entry("nextafter", Lax::nextAfter), entry("bitwise_and", Lax::and), entry("bitwise_or", Lax::or), entry("bitwise_xor", Lax::xor),
      entry("shift_left", Lax::shiftLeft), entry("shift_right_logical", Lax::shiftRightLogical),
      entry("shift_right_arithmetic", Lax::shiftRightArithmetic), entry("dot", Numpy::matmul), entry("fdiv", Numpy::floorDivide),
      entry("mod", Numpy::remainder));

  @Test
  void everyResultIsThatOfJax() throws IOException {
    List<String> wrong = new ArrayList<>();
    int compared = 0;
    for (String line : lines()) {
      String[] fields = line.split("\t", -1);
      String[] name = fields[0].split(" ");
      Tensor result = result(name[0], DType.parse(name[1]));
      compared++;
      String aval = "%s[%s]".formatted(fields[1], fields[2]);
      if (!aval.equals(result.aval().toString())) {
        wrong.add("%s: %s, not %s".formatted(fields[0], result.aval(), aval));
        continue;
      }
      String[] numbers = fields[3].split(" ");
      for (int i = 0; i < numbers.length; i++) {
        if (!agrees(numbers[i], result, i)) {
          wrong.add("%s at %d: %s, not %s".formatted(fields[0], i, result.toDoubleArray()[i], numbers[i]));
        }
      }
    }
    assertEquals(List.of(), wrong);
    assertEquals(693, compared);
  }

  private static boolean agrees(String expected, Tensor result, int i) {
    if (result.dtype() == DType.S64) {
      return Long.parseLong(expected) == result.toLongArray()[i];
    }
    if (result.dtype() == DType.U64) {
      return Long.parseUnsignedLong(expected) == result.toLongArray()[i];
    }
    double want = Double.parseDouble(expected.replace("nan", "NaN").replace("inf", "Infinity"));
    double actual = result.toDoubleArray()[i];
    if (Double.compare(want, actual) == 0) {
      return true;
    }
    return want != 0 && Double.isFinite(want) && Math.abs(actual - want) <= tolerance(result.dtype()) * Math.max(Math.abs(want), 0.2);
  }

  /// A few units in the last place: JAX's own functions are that far off.
  private static double tolerance(DType dtype) {
    return switch (dtype) {
      case F16 -> 0x1p-9;
      case BF16 -> 0x1p-7;
      case F32 -> 0x1p-18;
      case F64 -> 0x1p-40;
      default -> 0;
    };
  }

  private static Tensor result(String operation, DType dtype) {
    Tensor x = of(dtype, FLOATS, SIGNED, UNSIGNED, BOOLS);
    Tensor y = of(dtype, OTHER_FLOATS, OTHER_SIGNED, OTHER_UNSIGNED, OTHER_BOOLS);
    if (operation.startsWith("conv_")) {
      DType to = DType.parse(operation.substring(5));
      return (dtype.isFloating() && to != DType.BOOL ? first(8, x) : x).astype(to);
    }
    if (dtype.isFloating()) {
      // Up to 100, or without NaN, or few enough for the product to be representable.
      int count = switch (operation) {
        case "sum", "cumsum", "mean", "var", "dot" -> 9;
        case "max_" -> 11;
        case "prod" -> 3;
        default -> x.dim(0);
      };
      x = first(count, x);
      y = first(count, y);
    }
    if (operation.equals("fdiv") || operation.equals("mod")) {
      // Not by 0, of which numpy makes no promise.
      x = first(2, x);
      y = dtype.kind() == DType.Kind.UNSIGNED ? first(2, y).add(1) : first(2, y);
    }
    UnaryOperator<Tensor> unary = UNARY.get(operation);
    return unary != null ? unary.apply(x) : BINARY.get(operation).apply(x, y);
  }

  private static Tensor first(int count, Tensor x) {
    return Lax.sliceInDim(x, 0, count, 0);
  }

  private static Tensor of(DType dtype, double[] floats, double[] signed, double[] unsigned, double[] bools) {
    double[] values = switch (dtype.kind()) {
      case FLOAT -> floats;
      case SIGNED -> signed;
      case UNSIGNED -> unsigned;
      case BOOL -> bools;
    };
    return dtype.isInteger()
        ? Numpy.array(dtype, Shape.of(values.length), DoubleStream.of(values).mapToLong(x -> (long) x).toArray())
        : Numpy.array(dtype, Shape.of(values.length), values);
  }

  private static List<String> lines() throws IOException {
    try (InputStream in = DtypesAgreeWithJaxTest.class.getResourceAsStream("jax_dtypes.txt")) {
      assertNotNull(in);
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().filter(line -> !line.startsWith("# ")).toList();
    }
  }
}
