package dev.hokku.random;

import static dev.hokku.lax.Lax.broadcastScalar;
import static dev.hokku.lax.Lax.concatenate;
import static dev.hokku.lax.Lax.convertElementType;
import static dev.hokku.lax.Lax.full;
import static dev.hokku.lax.Lax.fullLike;
import static dev.hokku.lax.Lax.lt;
import static dev.hokku.lax.Lax.mul;
import static dev.hokku.lax.Lax.neg;
import static dev.hokku.lax.Lax.onesLike;
import static dev.hokku.lax.Lax.reshape;
import static dev.hokku.lax.Lax.shiftRightLogical;
import static dev.hokku.lax.Lax.sign;
import static dev.hokku.lax.Lax.sub;

import dev.hokku.Intrinsic;
import dev.hokku.core.ShapeError;
import dev.hokku.lax.Binding;
import dev.hokku.lax.Checks;
import dev.hokku.lax.Lax;
import dev.hokku.tensor.DType;
import dev.hokku.tensor.Shape;
import dev.hokku.tensor.ShapedArray;
import dev.hokku.tensor.Tensor;
import java.util.List;

/// Random tensors, each a pure function of its key.
///
/// Names, algorithms and bits are those of `jax.random` (0.10, `jax_threefry_partitionable=True`). Keys, bits, `uniform`, `bernoulli`, `randint` and
/// `permutation` are bit-exact with it; functions that bend uniform numbers (`normal`, `gumbel`, …) agree within 4 ulp and give the same bits on all of our
/// backends. Without a dtype, floats are `f32` and integers `s32`. [Distributions] has gamma, Poisson and others with parameters.
///
/// Source: `jax.random`.
public final class Random {

  /// Smallest normal `f32`: what stands for zero where a logarithm follows.
  private static final double F32_TINY = Float.MIN_NORMAL;

  private Random() {}

  // Keys.

  /// An array of new keys, `u32[..,2]`: what `vmap` maps over. [Key#split(int)] gives them as a list.
  ///
  /// @param dims the leading axes
  public static Key split(Key key, int... dims) {
    return Key.wrap(joined(Words.pairs(key, Shape.of(dims))));
  }

  /// A key for one of many uses that are told apart by a number.
  ///
  /// @param data an integer scalar; of 64-bit ones both words count
  @Intrinsic.DerivesKey
  public static Key foldIn(Key key, Tensor data) {
    if (data.rank() != 0 || !data.dtype().isInteger()) {
      throw new ShapeError("fold_in", "data is %s, no integer scalar".formatted(data.aval()), "Map over a vector of numbers with vmap.");
    }
    Tensor high = data.dtype().bytes() == 8
        ? convertElementType(shiftRightLogical(data, fullLike(data, 32)), DType.U32)
        : Lax.zeros(new ShapedArray(DType.U32, Shape.SCALAR));
    Tensor low = convertElementType(data, DType.U32);
    return Key.wrap(joined(Binding.bind(
        new Threefry2x32(), List.of(Words.word(key, 0, Shape.SCALAR), Words.word(key, 1, Shape.SCALAR), high, low))));
  }

  private static Tensor joined(List<Tensor> pair) {
    Shape column = pair.getFirst().shape().concat(Shape.of(1));
    return concatenate(List.of(reshape(pair.get(0), column), reshape(pair.get(1), column)), column.rank() - 1);
  }

  // Uniform.

  /// Uniform `u32` words.
  public static Tensor bits(Key key, Shape shape) {
    return bits(key, shape, DType.U32);
  }

  /// Uniform words.
  ///
  /// @param dtype `u8`, `u16`, `u32` or `u64`
  public static Tensor bits(Key key, Shape shape, DType dtype) {
    if (dtype.kind() != DType.Kind.UNSIGNED) {
      throw new ShapeError("bits", "%s is not unsigned".formatted(dtype), "Ask for u8, u16, u32 or u64.");
    }
    return Words.bits(key, shape, dtype);
  }

  /// Uniform in `[0, 1)`, `f32`.
  public static Tensor uniform(Key key, Shape shape) {
    return uniform(key, shape, DType.F32);
  }

  /// Uniform in `[0, 1)`.
  public static Tensor uniform(Key key, Shape shape, DType dtype) {
    return Words.unit(key, shape, dtype);
  }

  /// Uniform in `[minval, maxval)`; the bounds are rounded to the dtype first.
  public static Tensor uniform(Key key, Shape shape, DType dtype, double minval, double maxval) {
    ShapedArray aval = new ShapedArray(dtype, shape);
    return Uniform.between(Words.unit(key, shape, dtype), full(aval, minval), full(aval, maxval));
  }

  /// Uniform in `[minval, maxval)`, with bounds that broadcast to `shape`.
  public static Tensor uniform(Key key, Shape shape, DType dtype, Tensor minval, Tensor maxval) {
    return Uniform.between(Words.unit(key, shape, dtype), filled(minval, shape, dtype), filled(maxval, shape, dtype));
  }

  /// True with probability `p`.
  public static Tensor bernoulli(Key key, double p, Shape shape) {
    return bernoulli(key, full(ShapedArray.f32(), p), shape);
  }

  /// True with probability `p`, which broadcasts to `shape`; its dtype is the one of the uniform numbers behind the result.
  public static Tensor bernoulli(Key key, Tensor p, Shape shape) {
    return lt(uniform(key, shape, p.dtype()), filled(p, shape, p.dtype()));
  }

  /// -1 or 1, `s32`.
  public static Tensor rademacher(Key key, Shape shape) {
    return rademacher(key, shape, DType.S32);
  }

  /// -1 or 1.
  public static Tensor rademacher(Key key, Shape shape, DType dtype) {
    // In JAX a dtype of 8 bytes implies x64, and with x64 the coin is drawn in f64.
    DType coin = dtype.bytes() == 8 ? DType.F64 : DType.F32;
    Tensor heads = convertElementType(bernoulli(key, full(new ShapedArray(coin, Shape.SCALAR), 0.5), shape), dtype);
    return sub(mul(heads, fullLike(heads, 2)), onesLike(heads));
  }

  // Integers.

  /// Uniform integers in `[minval, maxval)`, `s32`.
  public static Tensor randint(Key key, Shape shape, int minval, int maxval) {
    return randint(key, shape, minval, maxval, DType.S32);
  }

  /// Uniform integers in `[minval, maxval)`; `minval` where that is empty. `maxval` may be one above the range of the dtype.
  public static Tensor randint(Key key, Shape shape, long minval, long maxval, DType dtype) {
    return Uniform.integers(key, shape, minval, maxval, dtype);
  }

  /// The numbers `0 … n - 1` in random order, `s32[n]`.
  public static Tensor permutation(Key key, int n) {
    return permutation(key, n, DType.S32);
  }

  /// The numbers `0 … n - 1` in random order.
  public static Tensor permutation(Key key, int n, DType dtype) {
    return Selection.shuffle(key, Lax.iota(new ShapedArray(dtype, Shape.of(n)), 0), 0);
  }

  /// `x` with its slices along `axis` in random order.
  ///
  /// @param independent shuffle each vector along `axis` by itself, rather than whole slices
  public static Tensor permutation(Key key, Tensor x, int axis, boolean independent) {
    int along = x.shape().axis(axis);
    return independent || x.rank() == 1
        ? Selection.shuffle(key, x, along)
        : Selection.slices(x, permutation(key, x.dim(along)), along);
  }

  /// Numbers drawn from `0 … n - 1`, `s32`.
  ///
  /// @param replace whether a number may be drawn again
  public static Tensor choice(Key key, int n, Shape shape, boolean replace) {
    return Selection.choice(key, n, shape, replace, DType.S32);
  }

  /// Numbers drawn from `0 … n - 1`.
  ///
  /// @param replace whether a number may be drawn again
  /// @param dtype of the numbers; with replacement it is also the width of the words they are made of
  public static Tensor choice(Key key, int n, Shape shape, boolean replace, DType dtype) {
    return Selection.choice(key, n, shape, replace, dtype);
  }

  /// Numbers drawn from `0 … n - 1` with probabilities `p`, `s32`.
  ///
  /// @param p floating, `[n]`
  /// @param replace whether a number may be drawn again
  public static Tensor choice(Key key, Tensor p, Shape shape, boolean replace) {
    return Selection.weightedChoice(key, p, shape, replace);
  }

  /// The position of a category along `axis`, drawn with the probabilities `softmax(logits)`; one for each place on the other axes. `s32`.
  public static Tensor categorical(Key key, Tensor logits, int axis) {
    return categorical(key, logits, axis, logits.shape().remove(Checks.axisOf("categorical", axis, logits)));
  }

  /// Positions of categories along `axis`, drawn with the probabilities `softmax(logits)`, `s32`.
  ///
  /// @param shape of the result: any axes, then those of `logits` without `axis`
  public static Tensor categorical(Key key, Tensor logits, int axis, Shape shape) {
    return Selection.categorical(key, logits, axis, shape);
  }

  /// Positions of categories along `axis`, `s32`, drawn with the probabilities `softmax(logits)`, or without drawing one twice.
  ///
  /// @param shape of the result: any axes, over which nothing is drawn twice without replacement; then those of `logits` without `axis`
  /// @param replace whether a category may be drawn again
  public static Tensor categorical(Key key, Tensor logits, int axis, Shape shape, boolean replace) {
    return replace ? Selection.categorical(key, logits, axis, shape) : Selection.distinctCategories(key, logits, axis, shape);
  }

  // Continuous distributions.

  /// Standard normal, `f32`.
  public static Tensor normal(Key key, Shape shape) {
    return normal(key, shape, DType.F32);
  }

  /// Standard normal.
  public static Tensor normal(Key key, Shape shape, DType dtype) {
    Tensor u = uniform(key, shape, dtype, Uniform.aboveMinusOne(dtype), 1);
    return mul(fullLike(u, Math.sqrt(2)), Elementary.erfInv(u));
  }

  /// Standard normal limited to `(lower, upper)`.
  public static Tensor truncatedNormal(Key key, double lower, double upper, Shape shape, DType dtype) {
    ShapedArray scalar = new ShapedArray(dtype, Shape.SCALAR);
    return Uniform.truncatedNormal(key, full(scalar, lower), full(scalar, upper), shape, dtype, Elementary::erfInv);
  }

  /// Standard normal limited to `(lower, upper)`, with bounds that broadcast to `shape`.
  public static Tensor truncatedNormal(Key key, Tensor lower, Tensor upper, Shape shape, DType dtype) {
    return Uniform.truncatedNormal(key, convertElementType(lower, dtype), convertElementType(upper, dtype), shape, dtype, Elementary::differentiableErfInv);
  }

  /// Gumbel: `-log(-log(u))`, `f32`.
  public static Tensor gumbel(Key key, Shape shape) {
    return gumbel(key, shape, DType.F32);
  }

  /// Gumbel: `-log(-log(u))`.
  public static Tensor gumbel(Key key, Shape shape, DType dtype) {
    Tensor u = uniform(key, shape, dtype, tiny(dtype), 1);
    return neg(Elementary.log(neg(Elementary.log(u))));
  }

  /// Exponential with rate 1, `f32`.
  public static Tensor exponential(Key key, Shape shape) {
    return exponential(key, shape, DType.F32);
  }

  /// Exponential with rate 1.
  public static Tensor exponential(Key key, Shape shape, DType dtype) {
    Tensor u = uniform(key, shape, dtype);
    return neg(Elementary.log1p(neg(u)));
  }

  /// Laplace with scale 1, `f32`.
  public static Tensor laplace(Key key, Shape shape) {
    return laplace(key, shape, DType.F32);
  }

  /// Laplace with scale 1.
  public static Tensor laplace(Key key, Shape shape, DType dtype) {
    Tensor u = uniform(key, shape, dtype, -1 + Uniform.halfUlpOfOne(dtype), 1);
    return mul(sign(u), Elementary.log1p(neg(u.abs())));
  }

  /// Matrices whose columns are orthonormal, evenly distributed over all of them, `f32[..,n,m]`; their rows if `n < m`.
  ///
  /// @param leading axes in front of the matrices
  public static Tensor orthogonal(Key key, int n, int m, Shape leading) {
    return orthogonal(key, n, m, leading, DType.F32);
  }

  /// Matrices whose columns are orthonormal, evenly distributed over all of them, `[..,n,m]`; their rows if `n < m`.
  ///
  /// @param leading axes in front of the matrices
  public static Tensor orthogonal(Key key, int n, int m, Shape leading, DType dtype) {
    Tensor z = normal(key, leading.concat(Shape.of(Math.max(n, m), Math.min(n, m))), dtype);
    Tensor q = Orthonormal.columns(z);
    return n < m ? q.swapAxes(-1, -2) : q;
  }

  /// The smallest normal number: what stands for zero where a logarithm follows.
  static double tiny(DType dtype) {
    return switch (dtype) {
      case F64 -> Double.MIN_NORMAL;
      case F16 -> 0x1p-14;
      default -> F32_TINY;
    };
  }

  /// A tensor as the dtype, broadcast to a shape as numpy does.
  static Tensor filled(Tensor x, Shape shape, DType dtype) {
    Tensor converted = x.dtype() == dtype ? x : convertElementType(x, dtype);
    return x.rank() == 0 ? broadcastScalar(converted, shape) : converted.broadcastTo(shape);
  }

}
