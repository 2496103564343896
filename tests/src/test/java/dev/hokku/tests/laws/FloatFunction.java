package dev.hokku.tests.laws;

import dev.hokku.core.Tangent;
import dev.hokku.lax.Binding;
import dev.hokku.lax.Lax;
import dev.hokku.tensor.DType;
import dev.hokku.tensor.Tensor;
import dev.hokku.transform.Jvp;
import dev.hokku.transform.Vjp;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Assertions;

/// A function of `f64` tensors at a point, with the laws of its derivatives.
///
/// Derivatives are compared along one random direction, so that the cost does not grow with the size.
/// Source: JAX's `check_grads`.
///
/// @param at the point
/// @param f the function
/// @param what for messages
record FloatFunction(List<Tensor> at, Function<List<Tensor>, List<Tensor>> f, String what) {

  private static final double STEP = 1e-5;

  /// A sample as a function of its floating operands; none if it has other floats than `f64`, or no floating operand or result.
  static Optional<FloatFunction> of(Sample sample) {
    List<Tensor> at = sample.in().stream().filter(x -> x.dtype().isFloating()).toList();
    boolean all64 = at.stream().allMatch(x -> x.dtype() == DType.F64)
        && sample.op().abstractEval(sample.avals()).stream().allMatch(x -> x.dtype() == DType.F64 || !x.dtype().isFloating());
    boolean result = sample.op().abstractEval(sample.avals()).stream().anyMatch(x -> x.dtype().isFloating());
    if (at.isEmpty() || !result || !all64) {
      return Optional.empty();
    }
    return Optional.of(new FloatFunction(at, floats -> {
      List<Tensor> in = new ArrayList<>();
      int next = 0;
      for (Tensor x : sample.in()) {
        in.add(x.dtype().isFloating() ? sample.projection().apply(floats.get(next++)) : x);
      }
      return Binding.bind(sample.op(), in).stream().filter(x -> x.dtype().isFloating()).toList();
    }, sample.toString()));
  }

  /// The directional derivative is the slope of the function along the direction.
  void checkJvp() {
    List<Tensor> direction = directions(at, 1);
    List<Tensor> slope = slope(direction);
    List<Tensor> tangents = jvp(direction).apply(at);
    for (int i = 0; i < slope.size(); i++) {
      double[] expected = slope.get(i).toDoubleArray();
      double[] actual = tangents.get(i).toDoubleArray();
      for (int k = 0; k < expected.length; k++) {
        double tolerance = 2e-6 * Math.max(1, Math.abs(expected[k]));
        Assertions.assertEquals(expected[k], actual[k], tolerance, "jvp of %s, result %d, element %d".formatted(what, i, k));
      }
    }
  }

  /// The pullback is the transpose of the directional derivative: `<ct, J t> = <Jᵀ ct, t>`.
  void checkVjp() {
    List<Tensor> direction = directions(at, 2);
    checkTransposed(direction, jvp(direction).apply(at), 1e-9);
  }

  /// The pullback is the transpose of the slope, for functions that cannot be differentiated forwards.
  void checkVjpBySlope() {
    List<Tensor> direction = directions(at, 2);
    checkTransposed(direction, slope(direction), 1e-5);
  }

  private void checkTransposed(List<Tensor> direction, List<Tensor> tangents, double tolerance) {
    List<Tensor> cotangents = directions(tangents, 3);
    double forwards = dot(cotangents, tangents);
    double backwards = dot(vjp(cotangents).apply(at), direction);
    Assertions.assertEquals(forwards, backwards, tolerance * Math.max(1, Math.abs(forwards)), "vjp of " + what);
  }

  private List<Tensor> slope(List<Tensor> direction) {
    return minus(f.apply(moved(direction, STEP)), f.apply(moved(direction, -STEP)), 2 * STEP);
  }

  /// The derivative along a fixed direction, as a function of the point.
  FloatFunction derivative() {
    return new FloatFunction(at, jvp(directions(at, 4)), "jvp of " + what);
  }

  /// The pullback of a fixed cotangent, as a function of the point.
  FloatFunction pullback() {
    return new FloatFunction(at, vjp(directions(f.apply(at), 5)), "vjp of " + what);
  }

  private Function<List<Tensor>, List<Tensor>> jvp(List<Tensor> direction) {
    List<Tangent> tangents = direction.stream().map(Tangent::of).toList();
    return point -> Jvp.flat(f, point, tangents).tangents().stream().map(Lax::instantiate).toList();
  }

  private Function<List<Tensor>, List<Tensor>> vjp(List<Tensor> cotangents) {
    return point -> Vjp.vjp(f, point).pullback().apply(cotangents);
  }

  private List<Tensor> moved(List<Tensor> direction, double step) {
    List<Tensor> moved = new ArrayList<>();
    for (int i = 0; i < at.size(); i++) {
      moved.add(at.get(i).add(direction.get(i).mul(step)));
    }
    return moved;
  }

  private static List<Tensor> minus(List<Tensor> x, List<Tensor> y, double divisor) {
    List<Tensor> out = new ArrayList<>();
    for (int i = 0; i < x.size(); i++) {
      out.add(x.get(i).sub(y.get(i)).div(divisor));
    }
    return out;
  }

  private static List<Tensor> directions(List<Tensor> like, int seed) {
    List<Tensor> directions = new ArrayList<>();
    for (int i = 0; i < like.size(); i++) {
      directions.add(Values.direction(like.get(i).aval(), 100L * seed + i));
    }
    return directions;
  }

  private static double dot(List<Tensor> x, List<Tensor> y) {
    double sum = 0;
    for (int i = 0; i < x.size(); i++) {
      double[] a = x.get(i).toDoubleArray();
      double[] b = y.get(i).toDoubleArray();
      for (int k = 0; k < a.length; k++) {
        sum += a[k] * b[k];
      }
    }
    return sum;
  }
}
