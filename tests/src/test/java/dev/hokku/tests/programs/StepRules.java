package dev.hokku.tests.programs;

import static dev.hokku.tensor.Index.index;
import static dev.hokku.tests.programs.Fitting.between;
import static dev.hokku.tests.programs.Fitting.bounded;
import static dev.hokku.tests.programs.Fitting.like;
import static dev.hokku.tests.programs.Fitting.matrix;
import static dev.hokku.tests.programs.Fitting.square;
import static dev.hokku.tests.programs.Fitting.vector;

import dev.hokku.control.Control;
import dev.hokku.control.CustomJvp;
import dev.hokku.control.Remat;
import dev.hokku.control.Step;
import dev.hokku.lax.ConvDims;
import dev.hokku.lax.Lax;
import dev.hokku.lax.Numpy;
import dev.hokku.lax.Padding;
import dev.hokku.lax.Window;
import dev.hokku.lax.linalg.Linalg;
import dev.hokku.random.Key;
import dev.hokku.random.Random;
import dev.hokku.tensor.Axes;
import dev.hokku.tensor.DType;
import dev.hokku.tensor.Shape;
import dev.hokku.tensor.Tensor;
import dev.hokku.transform.Jvp;
import dev.hokku.transform.Linearize;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.UnaryOperator;

/// All kinds of steps. Each gives small numbers for small numbers, and together they use every primitive.
final class StepRules {

  private static final List<StepRule> ALL = all();

  private StepRules() {}

  /// A rule, each as likely as each.
  static StepRule any(java.util.Random random) {
    return ALL.get(random.nextInt(ALL.size()));
  }

  private static List<StepRule> all() {
    List<StepRule> rules = new ArrayList<>();
    functions(rules);
    pairs(rules);
    integers(rules);
    moves(rules);
    sums(rules);
    products(rules);
    places(rules);
    control(rules);
    return List.copyOf(rules);
  }

  private static void add(List<StepRule> rules, String name, UnaryOperator<Tensor> f) {
    rules.add(new StepRule(name, (x, y, random) -> f.apply(x)));
  }

  private static void functions(List<StepRule> rules) {
    add(rules, "exp", x -> bounded(x).exp());
    add(rules, "exp2", x -> Lax.exp2(bounded(x)));
    add(rules, "expm1", x -> Lax.expm1(bounded(x)));
    add(rules, "log", x -> between(x, 0.3, 3).log());
    add(rules, "log1p", x -> Lax.log1p(between(x, -0.5, 2)));
    add(rules, "sin", x -> x.sin());
    add(rules, "cos", x -> x.cos());
    add(rules, "tan", x -> Lax.tan(bounded(x)));
    add(rules, "asin", x -> Lax.asin(between(x, -0.8, 0.8)));
    add(rules, "acos", x -> Lax.acos(between(x, -0.8, 0.8)));
    add(rules, "atan", x -> Lax.atan(x));
    add(rules, "sinh", x -> Lax.sinh(bounded(x)));
    add(rules, "cosh", x -> Lax.cosh(bounded(x)));
    add(rules, "tanh", x -> x.tanh());
    add(rules, "asinh", x -> Lax.asinh(x));
    add(rules, "acosh", x -> Lax.acosh(between(x, 1.5, 4)));
    add(rules, "atanh", x -> Lax.atanh(between(x, -0.8, 0.8)));
    add(rules, "logistic", x -> Lax.logistic(x));
    add(rules, "erf", x -> Lax.erf(x));
    add(rules, "erfc", x -> Lax.erfc(x));
    add(rules, "erf_inv", x -> Lax.erfInv(between(x, -0.8, 0.8)));
    add(rules, "lgamma", x -> Lax.lgamma(between(x, 1, 4)));
    add(rules, "polygamma", x -> Lax.polygamma(between(x, 1, 4), 0));
    add(rules, "sqrt", x -> between(x, 0.3, 3).sqrt());
    add(rules, "rsqrt", x -> Lax.rsqrt(between(x, 0.3, 3)));
    add(rules, "cbrt", x -> Lax.cbrt(between(x, 0.3, 3)));
    add(rules, "floor", x -> x.add(Lax.floor(x.mul(1.7).add(0.31)).mul(0.1)));
    add(rules, "ceil", x -> x.add(Lax.ceil(x.mul(1.7).add(0.31)).mul(0.1)));
    add(rules, "round", x -> x.add(Lax.round(x.mul(1.7).add(0.31)).mul(0.1)));
    add(rules, "sign", x -> x.mul(Lax.sign(x.add(0.137))));
    add(rules, "is_finite", x -> Numpy.where(Lax.isFinite(x), x, 0.0));
    add(rules, "neg", x -> x.neg());
    add(rules, "abs", x -> x.add(0.0173).abs());
    add(rules, "integer_pow", x -> Lax.integerPow(bounded(x), 3));
    add(rules, "stop_gradient", x -> x.add(Lax.stopGradient(x)).mul(0.5));
    add(rules, "convert_element_type", x -> x.add(Numpy.arange(3).astype(x.dtype()).sum().mul(0.1)));
  }

  private static void pairs(List<StepRule> rules) {
    rules.add(new StepRule("add", (x, y, random) -> x.add(like(x, y)).mul(0.5)));
    rules.add(new StepRule("sub", (x, y, random) -> x.sub(like(x, y)).mul(0.5)));
    rules.add(new StepRule("mul", (x, y, random) -> bounded(x).mul(bounded(like(x, y)))));
    rules.add(new StepRule("div", (x, y, random) -> x.div(between(like(x, y), 1, 3))));
    rules.add(new StepRule("rem", (x, y, random) -> Lax.rem(x, between(like(x, y), 2, 3))));
    rules.add(new StepRule("max", (x, y, random) -> x.maximum(like(x, y).add(0.0171))));
    rules.add(new StepRule("min", (x, y, random) -> x.minimum(like(x, y).add(0.0171))));
    rules.add(new StepRule("pow", (x, y, random) -> Lax.pow(between(x, 0.5, 2), bounded(like(x, y)))));
    rules.add(new StepRule("atan2", (x, y, random) -> Numpy.arctan2(between(x, 0.5, 2), between(like(x, y), 0.5, 2))));
    rules.add(new StepRule("nextafter", (x, y, random) -> Lax.nextAfter(Lax.stopGradient(x), like(x, y).add(10)).add(x).mul(0.5)));
    rules.add(new StepRule("fma", (x, y, random) -> Lax.fma(bounded(x), bounded(like(x, y)), bounded(x.add(1)))));
    rules.add(new StepRule("clamp", (x, y, random) -> Lax.clamp(Numpy.fullLike(x, -0.913), like(x, y), Numpy.fullLike(x, 0.717))));
    rules.add(new StepRule("select", (x, y, random) -> Numpy.where(x.gt(0.0123), x, like(x, y))));
    rules.add(new StepRule("compare", (x, y, random) -> {
      Tensor a = x.add(0.0137);
      Tensor b = like(x, y);
      Tensor condition = switch (random.nextInt(4)) {
        case 0 -> Numpy.logicalOr(a.lt(b), a.ge(b.add(1)));
        case 1 -> Numpy.logicalAnd(a.le(b), b.ne(a.add(2)));
        case 2 -> Numpy.logicalXor(a.gt(b), a.eq(b.add(0.71)));
        default -> Numpy.logicalNot(a.ge(b));
      };
      return Numpy.where(condition, x, b);
    }));
  }

  /// Steps through integers that do not depend on the values, so that no rounding makes them jump.
  private static void integers(List<StepRule> rules) {
    rules.add(new StepRule("bits", (x, y, random) -> {
      Tensor words = words(x, random);
      Tensor moved = random.nextBoolean()
          ? Lax.shiftLeft(words, Numpy.fullLike(words, 3))
          : Lax.shiftRightArithmetic(words, Numpy.fullLike(words, 2));
      Tensor shifted = switch (random.nextInt(4)) {
        case 0 -> Numpy.bitwiseXor(moved, words);
        case 1 -> Numpy.bitwiseOr(moved, Lax.shiftRightLogical(words, Numpy.fullLike(words, 2)));
        case 2 -> Numpy.bitwiseAnd(moved, words);
        default -> Lax.not(Numpy.remainder(moved, Numpy.fullLike(words, 7)));
      };
      return offset(x, Numpy.remainder(shifted, Numpy.fullLike(words, 11)));
    }));
    rules.add(new StepRule("population_count", (x, y, random) -> offset(x, Lax.populationCount(words(x, random)))));
    rules.add(new StepRule("clz", (x, y, random) -> offset(x, Lax.clz(words(x, random)))));
    rules.add(new StepRule("random", (x, y, random) ->
        offset(x, Numpy.remainder(Random.bits(Key.of(random.nextInt(100)), x.shape()), Numpy.full(DType.U32, x.shape(), 9)))));
    rules.add(new StepRule("bitcast_convert_type", (x, y, random) ->
        offset(x, Lax.shiftRightLogical(Lax.bitcastConvertType(words(x, random), DType.U32), Numpy.full(DType.U32, x.shape(), 4)))));
    rules.add(new StepRule("reduce_bits", (x, y, random) -> {
      Tensor words = vector(words(x, random));
      Axes first = Axes.of(0);
      Tensor reduced = Lax.reduceXor(words, first).add(Lax.reduceAnd(words, first)).add(Lax.reduceOr(words, first));
      return x.add(reduced.astype(x.dtype()).mean().mul(0.01));
    }));
  }

  /// Integers below 60, of the shape of `x`.
  private static Tensor words(Tensor x, java.util.Random random) {
    return Numpy.arange(x.shape().size()).mul(random.nextInt(7) + 1).add(random.nextInt(5)).mod(Numpy.scalar(60)).reshape(x.shape());
  }

  private static Tensor offset(Tensor x, Tensor integers) {
    return x.add(integers.astype(x.dtype()).mul(0.03)).mul(0.7);
  }

  private static void moves(List<StepRule> rules) {
    rules.add(new StepRule("transpose", (x, y, random) -> {
      List<Integer> order = new ArrayList<>(Axes.range(x.rank()).asList());
      Collections.shuffle(order, random);
      return Lax.transpose(x, Axes.of(order));
    }));
    rules.add(new StepRule("reshape", (x, y, random) -> matrix(x)));
    rules.add(new StepRule("broadcast_in_dim", (x, y, random) -> x.shape().size() > 20 ? x : x.expandDims(0).broadcastTo(x.shape().insert(0, 2))));
    rules.add(new StepRule("rev", (x, y, random) -> Lax.rev(vector(x), Axes.of(random.nextInt(vector(x).rank())))));
    rules.add(new StepRule("slice", (x, y, random) -> {
      int length = vector(x).dim(0);
      return Lax.sliceInDim(vector(x), length / 3, length, 0);
    }));
    rules.add(new StepRule("pad", (x, y, random) -> {
      List<Padding> padding = new ArrayList<>();
      for (int axis = 0; axis < x.rank(); axis++) {
        padding.add(new Padding(random.nextInt(2), random.nextInt(2), random.nextInt(2)));
      }
      return Lax.pad(x, 0.25, padding);
    }));
    rules.add(new StepRule("concatenate", (x, y, random) -> Numpy.concatenate(List.of(vector(x), vector(like(x, y))), 0)));
    rules.add(new StepRule("sort", (x, y, random) -> Numpy.sort(vector(x), -1)));
    rules.add(new StepRule("top_k", (x, y, random) -> Numpy.topK(vector(x), (vector(x).shape().last() + 1) / 2).getFirst()));
  }

  private static void sums(List<StepRule> rules) {
    rules.add(new StepRule("reduce_sum", (x, y, random) -> vector(x).mean(axis(x, random))));
    rules.add(new StepRule("reduce_prod", (x, y, random) -> Lax.reduceProd(between(vector(x), 0.7, 1.3), Axes.of(axis(x, random)))));
    rules.add(new StepRule("reduce_max", (x, y, random) -> vector(x).max(axis(x, random))));
    rules.add(new StepRule("reduce_min", (x, y, random) -> vector(x).min(axis(x, random))));
    rules.add(new StepRule("argmax", (x, y, random) -> x.add(vector(x).argmax(0).astype(x.dtype()).mean().mul(0.1))));
    rules.add(new StepRule("argmin", (x, y, random) -> x.add(vector(x).argmin(0).astype(x.dtype()).mean().mul(0.1))));
    rules.add(new StepRule("logsumexp", (x, y, random) -> Numpy.logsumexp(vector(x), axis(x, random))));
    rules.add(new StepRule("cumsum", (x, y, random) -> bounded(Lax.cumsum(vector(x), axis(x, random), random.nextBoolean()))));
    rules.add(new StepRule("cumprod", (x, y, random) -> Lax.cumprod(between(vector(x), 0.7, 1.3), axis(x, random), random.nextBoolean())));
    rules.add(new StepRule("cummax", (x, y, random) -> Lax.cummax(vector(x), axis(x, random), random.nextBoolean())));
    rules.add(new StepRule("cummin", (x, y, random) -> Lax.cummin(vector(x), axis(x, random), random.nextBoolean())));
    rules.add(new StepRule("reduce_window_sum", (x, y, random) -> bounded(Lax.reduceWindowSum(matrix(x), window(x, random)))));
    rules.add(new StepRule("reduce_window_max", (x, y, random) -> bounded(Lax.reduceWindowMax(matrix(x), window(x, random)))));
    rules.add(new StepRule("reduce_window_min", (x, y, random) -> bounded(Lax.reduceWindowMin(matrix(x), window(x, random)))));
  }

  private static int axis(Tensor x, java.util.Random random) {
    return random.nextInt(Math.max(1, x.rank()));
  }

  private static Window window(Tensor x, java.util.Random random) {
    return Window.same(matrix(x).shape(), Shape.of(1 + random.nextInt(2), 2), Axes.of(1, 1 + random.nextInt(2)));
  }

  private static void products(List<StepRule> rules) {
    rules.add(new StepRule("dot_general", (x, y, random) -> {
      Tensor a = matrix(x);
      return bounded(a.matmul(like(a, matrix(y)).swapAxes(0, 1)));
    }));
    rules.add(new StepRule("batched dot_general", (x, y, random) -> bounded(Numpy.einsum("ij,ij->i", matrix(x), like(matrix(x), y)))));
    rules.add(new StepRule("conv_general_dilated", (x, y, random) -> {
      Tensor image = matrix(x).expandDims(0).expandDims(-1);
      Tensor kernel = square(y, 2).reshape(2, 2, 1, 1);
      List<Padding> padding = List.of(Padding.edges(1, 0), Padding.edges(0, 1));
      return bounded(Lax.conv(image, kernel, ConvDims.channelsLast(2), Axes.of(1, 1 + random.nextInt(2)), padding));
    }));
    rules.add(new StepRule("cholesky", (x, y, random) -> Linalg.cholesky(positive(x))));
    rules.add(new StepRule("triangular_solve", (x, y, random) ->
        bounded(Linalg.triangularSolve(Linalg.cholesky(positive(x)), square(y, 3), true, true, random.nextBoolean(), false))));
    rules.add(new StepRule("lu", (x, y, random) -> bounded(Linalg.solve(positive(x), square(y, 3)))));
    rules.add(new StepRule("det", (x, y, random) -> x.add(Linalg.det(bounded(square(y, 4)).add(Numpy.eye(4).astype(y.dtype()))).mul(0.1))));
    rules.add(new StepRule("qr", (x, y, random) -> bounded(Linalg.qr(positive(x)).get(1))));
    rules.add(new StepRule("eigh", (x, y, random) -> bounded(Linalg.eigh(spread(x)).getFirst())));
    rules.add(new StepRule("svd", (x, y, random) -> bounded(Linalg.svd(spread(x)).get(1))));
  }

  /// A symmetric matrix far from being singular.
  private static Tensor positive(Tensor x) {
    Tensor a = bounded(square(x, 3)).mul(0.5);
    return a.matmul(a.swapAxes(0, 1)).add(Numpy.eye(3).astype(x.dtype()));
  }

  /// A symmetric matrix with eigenvalues far from each other.
  private static Tensor spread(Tensor x) {
    Tensor a = bounded(square(x, 3)).mul(0.1);
    return a.add(a.swapAxes(0, 1)).add(Numpy.diag(Numpy.arange(3).astype(x.dtype()).add(1)));
  }

  private static void places(List<StepRule> rules) {
    rules.add(new StepRule("gather", (x, y, random) -> {
      Tensor from = vector(x);
      Tensor positions = Numpy.array(random.nextInt(from.dim(0)), random.nextInt(from.dim(0)));
      return Numpy.take(from, positions, 0);
    }));
    rules.add(new StepRule("scatter_add", (x, y, random) -> {
      Tensor to = vector(x);
      return to.at(index(Numpy.array(random.nextInt(to.dim(0)), random.nextInt(to.dim(0))))).add(0.25);
    }));
    rules.add(new StepRule("scatter", (x, y, random) -> {
      Tensor to = vector(x);
      return to.at(index(Numpy.array(random.nextInt(to.dim(0))))).set(y.mean());
    }));
    rules.add(new StepRule("scatter_mul", (x, y, random) -> {
      Tensor to = vector(x);
      return to.at(index(Numpy.array(random.nextInt(to.dim(0))))).mul(0.5);
    }));
    rules.add(new StepRule("scatter to bounds", (x, y, random) -> {
      Tensor to = vector(x);
      Tensor positions = Numpy.array(random.nextInt(to.dim(0)));
      Tensor bound = y.mean().add(0.0171);
      return random.nextBoolean() ? to.at(index(positions)).min(bound) : to.at(index(positions)).max(bound);
    }));
    rules.add(new StepRule("dynamic_slice", (x, y, random) -> {
      Tensor from = vector(x);
      return Lax.dynamicSliceInDim(from, Numpy.scalar(random.nextInt(from.dim(0))), (from.dim(0) + 1) / 2, 0);
    }));
    rules.add(new StepRule("dynamic_update_slice", (x, y, random) -> {
      Tensor to = vector(x);
      Tensor update = like(Lax.sliceInDim(to, 0, (to.dim(0) + 1) / 2, 0), y);
      return Lax.dynamicUpdateSliceInDim(to, update, Numpy.scalar(random.nextInt(to.dim(0))), 0);
    }));
  }

  private static void control(List<StepRule> rules) {
    rules.add(new StepRule("scan", (x, y, random) -> Control.scan(
        (Tensor carry, Tensor row) -> {
          Tensor next = bounded(carry.add(like(carry, row)));
          return new Step<>(next, next.mul(0.5));
        }, y, vector(x)).ys()));
    rules.add(new StepRule("cond", (x, y, random) -> Control.cond(
        x.mean().gt(0.0191), (List<Tensor> in) -> in.get(0).sin(), (List<Tensor> in) -> like(in.get(0), in.get(1)).cos(), List.of(x, y))));
    rules.add(new StepRule("foriLoop", (x, y, random) -> Control.foriLoop(0, 3, (i, carry) -> bounded(carry.add(like(x, y))), x)));
    rules.add(new StepRule("while", (x, y, random) -> {
      Tensor steps = Control.whileLoop(n -> n.lt(40L), n -> n.mul(2L).add(1L), Numpy.scalar(1 + random.nextInt(9)));
      return x.add(steps.astype(x.dtype()).mul(0.001)).mul(0.9);
    }));
    rules.add(new StepRule("custom_jvp_call", (x, y, random) -> CustomJvp.of(
        Tensor::sin, (Tensor value, Tensor tangent) -> new Jvp.Result<>(value.sin(), value.cos().mul(tangent))).apply(x)));
    rules.add(new StepRule("remat", (x, y, random) -> Remat.remat((List<Tensor> in) -> bounded(in.get(0).sin().mul(like(in.get(0), in.get(1))))).apply(List.of(x, y))));
    rules.add(new StepRule("remat_tangent", (x, y, random) -> Linearize.linearize(
        Remat.remat((Tensor value) -> bounded(value.sin().mul(value))), x).tangents().apply(like(x, y))));
    rules.add(new StepRule("checkpointName", (x, y, random) -> Remat.checkpointName(x, "value")));
  }
}
