package dev.hokku.nn;

import static dev.hokku.lax.Numpy.where;
import static dev.hokku.tensor.KeepDims.YES;

import dev.hokku.core.ShapeError;
import dev.hokku.lax.Lax;
import dev.hokku.lax.Numpy;
import dev.hokku.random.Key;
import dev.hokku.random.Random;
import dev.hokku.tensor.Axes;
import dev.hokku.tensor.DType;
import dev.hokku.tensor.Shape;
import dev.hokku.tensor.ShapedArray;
import dev.hokku.tensor.Tensor;
import java.util.List;

/// Functions without parameters: activations, softmax, dropout and losses.
///
/// Source: `jax.nn`, `hk.dropout`, `hk.one_hot`, `hk.multinomial`; losses as in Optax.
public final class Functions {

  /// Klambauer et al. 2017, <https://arxiv.org/abs/1706.02515>.
  private static final double SELU_ALPHA = 1.6732632423543772848170429916717;

  private static final double SELU_SCALE = 1.0507009873554804934193349852946;

  private Functions() {}

  // Activations.

  /// `max(x, 0)`. Its derivative at 0 is 0; NaN stays NaN.
  public static Tensor relu(Tensor x) {
    return where(x.le(0), 0, x);
  }

  /// `min(max(x, 0), 6)`. Source: Krizhevsky 2010.
  public static Tensor relu6(Tensor x) {
    return x.maximum(0).minimum(6);
  }

  /// `1 / (1 + exp(-x))`.
  public static Tensor sigmoid(Tensor x) {
    return Lax.logistic(floating("sigmoid", x));
  }

  /// The hyperbolic tangent.
  public static Tensor tanh(Tensor x) {
    return x.tanh();
  }

  /// `log(1 + exp(x))`, also for large `x`.
  public static Tensor softplus(Tensor x) {
    return Numpy.logaddexp(x, Numpy.zerosLike(x));
  }

  /// `x / (1 + |x|)`.
  public static Tensor softSign(Tensor x) {
    return x.div(x.abs().add(1));
  }

  /// `x sigmoid(x)`, also called swish. Source: <https://arxiv.org/abs/1606.08415>, <https://arxiv.org/abs/1710.05941>.
  public static Tensor silu(Tensor x) {
    return x.mul(sigmoid(x));
  }

  /// [#silu] by its other name.
  public static Tensor swish(Tensor x) {
    return silu(x);
  }

  /// `log(sigmoid(x))`.
  public static Tensor logSigmoid(Tensor x) {
    return softplus(x.neg()).neg();
  }

  /// `x` where positive, else `alpha (exp(x) - 1)` with `alpha` 1. Source: <https://arxiv.org/abs/1511.07289>.
  public static Tensor elu(Tensor x) {
    return elu(x, 1);
  }

  /// `x` where positive, else `alpha (exp(x) - 1)`.
  public static Tensor elu(Tensor x, double alpha) {
    Tensor positive = x.gt(0);
    // Large x must not reach expm1: infinity times the zero derivative of the branch not taken is NaN.
    return where(positive, x, where(positive, 0, x).expm1().mul(alpha));
  }

  /// [#elu] scaled so that it keeps mean 0 and variance 1. Source: <https://arxiv.org/abs/1706.02515>.
  public static Tensor selu(Tensor x) {
    return elu(x, SELU_ALPHA).mul(SELU_SCALE);
  }

  /// `max(x, 0) + alpha (exp(min(x, 0) / alpha) - 1)`. Source: <https://arxiv.org/abs/1704.07483>.
  public static Tensor celu(Tensor x, double alpha) {
    return x.maximum(0).add(x.minimum(0).div(alpha).expm1().mul(alpha));
  }

  /// `x` where not negative, else `0.01 x`.
  public static Tensor leakyRelu(Tensor x) {
    return leakyRelu(x, 0.01);
  }

  /// `x` where not negative, else `slope x`.
  public static Tensor leakyRelu(Tensor x, double slope) {
    return where(x.ge(0), x, x.mul(slope));
  }

  /// `x Φ(x)`, approximated with tanh as JAX does by default. Source: <https://arxiv.org/abs/1606.08415>.
  public static Tensor gelu(Tensor x) {
    Tensor cubic = x.add(x.mul(x).mul(x).mul(0.044715)).mul(Math.sqrt(2 / Math.PI));
    return x.mul(cubic.tanh().add(1).mul(0.5));
  }

  /// `x Φ(x)` with the exact error function.
  public static Tensor geluExact(Tensor x) {
    return x.mul(0.5).mul(Lax.erfc(floating("gelu", x).neg().mul(Math.sqrt(0.5))));
  }

  /// The first half of `axis` times the sigmoid of the second. Source: <https://arxiv.org/abs/1612.08083>.
  public static Tensor glu(Tensor x, int axis) {
    if (x.dim(axis) % 2 != 0) {
      throw new ShapeError("glu", "axis %d of %s cannot be halved".formatted(axis, x.aval()), "Give an axis of even length.");
    }
    List<Tensor> halves = Numpy.split(x, 2, axis);
    return halves.get(0).mul(sigmoid(halves.get(1)));
  }

  /// `x` limited to `[-1, 1]`.
  public static Tensor hardTanh(Tensor x) {
    return where(x.gt(1), 1, where(x.lt(-1), -1, x));
  }

  /// `relu6(x + 3) / 6`.
  public static Tensor hardSigmoid(Tensor x) {
    return relu6(x.add(3)).div(6);
  }

  /// `x hardSigmoid(x)`. Source: <https://arxiv.org/abs/1905.02244>.
  public static Tensor hardSilu(Tensor x) {
    return x.mul(hardSigmoid(x));
  }

  /// `x tanh(softplus(x))`. Source: <https://arxiv.org/abs/1908.08681>.
  public static Tensor mish(Tensor x) {
    return x.mul(softplus(x).tanh());
  }

  /// `(x + sqrt(x² + b)) / 2`. Source: <https://arxiv.org/abs/2112.11687>.
  public static Tensor squareplus(Tensor x, double b) {
    return x.add(x.square().add(b).sqrt()).mul(0.5);
  }

  /// `x` from 1 on, 0 up to -1, and the parabola `(x + 1)² / 4` between. Source: <https://arxiv.org/abs/2212.02112>; `jax.nn.sparse_plus`.
  public static Tensor sparsePlus(Tensor x) {
    return where(x.le(-1), 0, where(x.ge(1), x, x.add(1).square().div(4)));
  }

  /// The derivative of [#sparsePlus]: `(x + 1) / 2` limited to `[0, 1]`. Source: `jax.nn.sparse_sigmoid`.
  public static Tensor sparseSigmoid(Tensor x) {
    return x.add(1).clip(0, 2).mul(0.5);
  }

  // Along an axis.

  /// `exp(x) / sum(exp(x))` along `axis`.
  public static Tensor softmax(Tensor x, int axis) {
    Axes along = Axes.of(Inputs.axis("softmax", axis, x.shape()));
    Tensor exps = x.sub(Lax.stopGradient(x.max(along, YES))).exp();
    return exps.mul(exps.sum(along, YES).reciprocal()); // one division per row, not per element
  }

  /// [#softmax] along the last axis.
  public static Tensor softmax(Tensor x) {
    return softmax(x, -1);
  }

  /// `log(softmax(x))` along `axis`, without overflow.
  public static Tensor logSoftmax(Tensor x, int axis) {
    Axes along = Axes.of(Inputs.axis("log_softmax", axis, x.shape()));
    Tensor shifted = x.sub(Lax.stopGradient(x.max(along, YES)));
    return shifted.sub(shifted.exp().sum(along, YES).log());
  }

  /// [#logSoftmax] along the last axis.
  public static Tensor logSoftmax(Tensor x) {
    return logSoftmax(x, -1);
  }

  /// `(x - mean) / sqrt(variance + 1e-5)` along `axis`.
  public static Tensor standardize(Tensor x, int axis) {
    Axes along = Axes.of(Inputs.axis("standardize", axis, x.shape()));
    Tensor mean = x.mean(along, YES);
    Tensor variance = x.square().mean(along, YES).sub(mean.square());
    return x.sub(mean).mul(variance.add(1e-5).rsqrt());
  }

  /// A one at each index and zeros elsewhere, as a new last axis: `s32[..]` gives `f32[..,count]`. Indices outside `[0, count)` give zeros.
  ///
  /// {@snippet :
  /// Tensor y = oneHot(Numpy.arange(2), 3);
  /// assert y.shape().equals(Shape.of(2, 3)) && y.at(1, 1).get().item() == 1 && y.sum().item() == 2;
  /// }
  public static Tensor oneHot(Tensor indices, int count) {
    return oneHot(indices, count, DType.F32);
  }

  /// As above, in another dtype.
  public static Tensor oneHot(Tensor indices, int count, DType dtype) {
    return isHot(indices, count).astype(dtype);
  }

  private static Tensor isHot(Tensor indices, int count) {
    return indices.expandDims(-1).eq(Lax.iota(new ShapedArray(indices.dtype(), Shape.of(count)), 0));
  }

  // Random.

  /// Sets each element to 0 with probability `rate` and scales the others by `1 / (1 - rate)`.
  ///
  /// @param rate in `[0, 1)`
  /// @param broadcastDims axes along which all elements share one draw
  ///
  /// Source: Srivastava et al. 2014; `hk.dropout`.
  ///
  /// {@snippet :
  /// Tensor y = dropout(Key.of(0), 0.5, Numpy.ones(100));
  /// assert y.eq(0).add(y.eq(2)).all().item() == 1;
  /// }
  public static Tensor dropout(Key key, double rate, Tensor x, int... broadcastDims) {
    if (!(rate >= 0 && rate < 1)) {
      throw new IllegalArgumentException("The dropout rate is %s, but must be in [0, 1): 0 keeps all elements.".formatted(rate));
    }
    if (rate == 0) {
      return x;
    }
    Shape drawn = x.shape();
    for (int dim : broadcastDims) {
      drawn = drawn.with(dim, 1);
    }
    double keepRate = 1 - rate;
    Tensor keep = Random.bernoulli(key, keepRate, drawn).broadcastTo(x.shape());
    return keep.astype(x.dtype()).mul(x).div(keepRate);
  }

  /// Draws `count` classes per row: `f32[..,C]` gives `s32[..,count]`.
  ///
  /// Source: `hk.multinomial`.
  ///
  /// {@snippet :
  /// Tensor onlyTheSecond = Numpy.arange(2).mul(1e9);
  /// assert multinomial(Key.of(0), onlyTheSecond, 5).sum().item() == 5;
  /// }
  public static Tensor multinomial(Key key, Tensor logits, int count) {
    if (count == 1) {
      return Random.categorical(key, logits, -1).expandDims(-1);
    }
    Shape leading = logits.shape().remove(-1);
    return Random.categorical(key, logits, -1, Shape.of(count).concat(leading)).moveAxis(0, -1);
  }

  // Losses.

  /// The cross-entropy of the softmax of `logits` with a distribution over classes, one number per row.
  ///
  /// @param logits `f32[..,C]`
  /// @param labels `f32[..,C]`, each row sums to 1
  /// @return `f32[..]`
  public static Tensor softmaxCrossEntropy(Tensor logits, Tensor labels) {
    if (!logits.shape().equals(labels.shape())) {
      throw new ShapeError(
          "softmax_cross_entropy",
          "logits are %s and labels %s".formatted(logits.aval(), labels.aval()),
          "Give a distribution per row, or classes to softmaxCrossEntropyWithIntegerLabels.");
    }
    return labels.mul(logSoftmax(logits, -1)).sum(-1).neg();
  }

  /// The cross-entropy of the softmax of `logits` with the right classes, one number per row.
  ///
  /// @param logits `f32[..,C]`
  /// @param labels `s32[..]`, each in `[0, C)`
  /// @return `f32[..]`
  public static Tensor softmaxCrossEntropyWithIntegerLabels(Tensor logits, Tensor labels) {
    if (labels.dtype().isFloating() || logits.rank() == 0 || !logits.shape().remove(-1).equals(labels.shape())) {
      throw new ShapeError(
          "softmax_cross_entropy_with_integer_labels",
          "logits are %s and labels %s".formatted(logits.aval(), labels.aval()),
          "Give one integer class per row: logits [..,C], labels [..].");
    }
    Tensor shifted = logits.sub(Lax.stopGradient(logits.max(Axes.of(logits.rank() - 1), YES)));
    // Exactly one element per row is not zero, so the sum picks it without rounding; a gather would be transposed to a scatter.
    Tensor ofLabel = where(isHot(labels, logits.dim(-1)), shifted, 0).sum(-1);
    return shifted.exp().sum(-1).log().sub(ofLabel);
  }

  /// The cross-entropy of independent yes-or-no answers, one number each, also for large logits.
  ///
  /// @param labels in `[0, 1]`
  public static Tensor sigmoidBinaryCrossEntropy(Tensor logits, Tensor labels) {
    Tensor yes = labels.mul(logSigmoid(logits));
    Tensor no = labels.neg().add(1).mul(logSigmoid(logits.neg()));
    return yes.add(no).neg();
  }

  /// The mean of the squared differences, a scalar.
  public static Tensor meanSquaredError(Tensor predictions, Tensor targets) {
    if (!predictions.shape().equals(targets.shape())) {
      throw new ShapeError(
          "mean_squared_error",
          "predictions are %s and targets %s; broadcasting them would average over pairs that do not belong together"
              .formatted(predictions.aval(), targets.aval()),
          "Give both the same shape.");
    }
    return predictions.sub(targets).square().mean();
  }

  /// The share of rows whose largest logit is that of the right class, a scalar.
  ///
  /// @param logits `f32[..,C]`
  /// @param labels `s32[..]`
  public static Tensor accuracy(Tensor logits, Tensor labels) {
    return logits.argmax(-1).eq(labels).astype(DType.F32).mean();
  }

  private static Tensor floating(String function, Tensor x) {
    if (!x.dtype().isFloating()) {
      throw new ShapeError(function, "x is %s, not floating point".formatted(x.aval()), "Convert it: x.astype(DType.F32).");
    }
    return x;
  }
}
