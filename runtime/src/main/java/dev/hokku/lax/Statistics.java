package dev.hokku.lax;

import static dev.hokku.lax.Lax.convertElementType;

import dev.hokku.core.ShapeError;
import dev.hokku.tensor.Axes;
import dev.hokku.tensor.DType;
import dev.hokku.tensor.KeepDims;
import dev.hokku.tensor.Tensor;
import java.util.List;
import java.util.function.BiFunction;

/// numpy's reductions: with axes that may be kept, and the dtypes that JAX computes and returns.
final class Statistics {

  private Statistics() {}

  /// Integers narrower than 32 bits are summed as 32.
  static Tensor sum(Tensor x, Axes axes, KeepDims keep) {
    return reduce(convertElementType(x, Promotion.ofSum(x.dtype())), axes, keep, Lax::reduceSum);
  }

  static Tensor prod(Tensor x, Axes axes, KeepDims keep) {
    return reduce(convertElementType(x, Promotion.ofSum(x.dtype())), axes, keep, Lax::reduceProd);
  }

  static Tensor max(Tensor x, Axes axes, KeepDims keep) {
    return reduce(nonEmpty("max", x, axes), axes, keep, Lax::reduceMax);
  }

  static Tensor min(Tensor x, Axes axes, KeepDims keep) {
    return reduce(nonEmpty("min", x, axes), axes, keep, Lax::reduceMin);
  }

  private static Tensor nonEmpty(String name, Tensor x, Axes axes) {
    for (int axis : axes.asList()) {
      if (x.dim(axis) == 0) {
        throw new ShapeError(
            name, "axis %d of x: %s is empty".formatted(axis, x.aval()), "There is no %s of nothing; Lax.reduceMax and reduceMin give infinities.".formatted(name));
      }
    }
    return x;
  }

  static Tensor all(Tensor x, Axes axes, KeepDims keep) {
    return reduce(convertElementType(x, DType.BOOL), axes, keep, Lax::reduceAnd);
  }

  static Tensor any(Tensor x, Axes axes, KeepDims keep) {
    return reduce(convertElementType(x, DType.BOOL), axes, keep, Lax::reduceOr);
  }

  /// Integers become `f32`; narrow floats are added and divided in `f32` and rounded once.
  static Tensor mean(Tensor x, Axes axes, KeepDims keep) {
    DType dtype = Promotion.toFloating(x.dtype());
    Tensor wide = convertElementType(x, Promotion.ofComputation(dtype));
    return convertElementType(sum(wide, axes, keep).div(count(x, axes)), dtype);
  }

  /// The mean squared distance from the mean, divided by the count less `ddof`.
  static Tensor var(Tensor x, Axes axes, KeepDims keep, int ddof) {
    DType dtype = Promotion.toFloating(x.dtype());
    Tensor wide = convertElementType(x, Promotion.ofComputation(dtype));
    Tensor centred = wide.sub(mean(wide, axes, KeepDims.YES));
    return convertElementType(sum(centred.square(), axes, keep).div(count(x, axes) - ddof), dtype);
  }

  /// `log(sum(b exp(x)))`; elements with weight 0 count as `-inf`, whatever they are.
  static Tensor logsumexp(Tensor x, Tensor weights, Axes axes, KeepDims keep) {
    List<Tensor> both = Broadcasting.promotedFloating("logsumexp", x, weights);
    Tensor counted = Lax.ne(both.get(1), Lax.zerosLike(both.get(1)));
    Tensor wide = Lax.select(counted, both.get(0), Lax.fullLike(both.get(0), Double.NEGATIVE_INFINITY));
    Tensor largest = Lax.stopGradient(max(wide, axes, KeepDims.YES));
    Tensor finite = Lax.select(Lax.isFinite(largest), largest, Lax.zerosLike(largest));
    Tensor out = sum(wide.sub(finite).exp().mul(both.get(1)), axes, KeepDims.YES).log().add(finite);
    return keep == KeepDims.YES ? out : out.reshape(wide.shape().without(axes));
  }

  /// `log(cumsum(exp(x)))`: each element meets the one 1, 2, 4, … places before it, so it takes as many steps as the length has digits.
  static Tensor cumlogsumexp(Tensor x, int axis) {
    Tensor out = convertElementType(x, Promotion.toFloating(x.dtype()));
    int length = x.dim(axis);
    for (int distance = 1; distance < length; distance *= 2) {
      Tensor start = Lax.full(out.aval().withShape(out.shape().with(axis, distance)), Double.NEGATIVE_INFINITY);
      Tensor before = Lax.concatenate(List.of(start, Lax.sliceInDim(out, 0, length - distance, axis)), axis);
      out = Numpy.logaddexp(out, before);
    }
    return out;
  }

  /// `log(sum(exp(x)))`, with the largest element taken out first, so that nothing overflows. No tangent passes through that element.
  static Tensor logsumexp(Tensor x, Axes axes, KeepDims keep) {
    Tensor wide = convertElementType(x, Promotion.toFloating(x.dtype()));
    Tensor largest = Lax.stopGradient(max(wide, axes, KeepDims.YES));
    Tensor finite = Lax.select(Lax.isFinite(largest), largest, Lax.zerosLike(largest));
    Tensor out = sum(wide.sub(finite).exp(), axes, KeepDims.YES).log().add(finite);
    return keep == KeepDims.YES ? out : out.reshape(x.shape().without(axes));
  }

  /// The Euclidean length.
  static Tensor norm(Tensor x, Axes axes, KeepDims keep) {
    Tensor wide = convertElementType(x, Promotion.toFloating(x.dtype()));
    return sum(wide.square(), axes, keep).sqrt();
  }

  private static double count(Tensor x, Axes axes) {
    double count = 1;
    for (int axis : axes.toArray()) {
      count *= x.dim(axis);
    }
    return count;
  }

  private static Tensor reduce(Tensor x, Axes axes, KeepDims keep, BiFunction<Tensor, Axes, Tensor> reduction) {
    Tensor out = reduction.apply(x, axes);
    return keep == KeepDims.YES ? Lax.reshape(out, x.shape().withOnes(axes)) : out;
  }
}
