package dev.hokku.nn;

import static dev.hokku.hk.Hk.getParameter;
import static dev.hokku.nn.init.Initializers.truncatedNormal;
import static dev.hokku.nn.init.Initializers.zeros;

import dev.hokku.Forward;
import dev.hokku.HkModule;
import dev.hokku.core.ShapeError;
import dev.hokku.hk.Initializer;
import dev.hokku.tensor.Shape;
import dev.hokku.tensor.Tensor;
import org.jspecify.annotations.Nullable;

/// A linear map of the last axis: `x w + b`.
///
/// Parameters, with D the last axis of the input: `w`: `[D,outputSize]`; `b`: `[outputSize]`. Their dtype is that of the input.
///
/// @param outputSize the last axis of the output
/// @param withBias whether `b` is added
/// @param wInit first value of `w`; by default normal, truncated at two standard deviations, of deviation `1 / sqrt(D)`
/// @param bInit first value of `b`; by default zeros
/// @param name the module's name; by default `linear`
///
/// Source: `hk.Linear`.
@HkModule
public record Linear(
    int outputSize, boolean withBias, @Nullable Initializer wInit, @Nullable Initializer bInit, @Nullable String name)
    implements Layer, LinearDispatch {

  /// Refuses a size that has no meaning.
  public Linear {
    if (outputSize < 0) {
      throw new IllegalArgumentException("outputSize is %d, but must not be negative.".formatted(outputSize));
    }
  }

  /// With bias and the default initializers.
  public Linear(int outputSize) {
    this(outputSize, true, null, null, null);
  }

  /// With or without `b`.
  public Linear withBias(boolean bias) {
    return new Linear(outputSize, bias, wInit, bInit, name);
  }

  /// With another first value of `w`.
  public Linear withWInit(@Nullable Initializer initializer) {
    return new Linear(outputSize, withBias, initializer, bInit, name);
  }

  /// With another first value of `b`.
  public Linear withBInit(@Nullable Initializer initializer) {
    return new Linear(outputSize, withBias, wInit, initializer, name);
  }

  /// With a name of its own.
  public Linear withName(@Nullable String given) {
    return new Linear(outputSize, withBias, wInit, bInit, given);
  }

  /// @param x `[..,D]`
  /// @return `[..,outputSize]`
  @Override
  @Forward
  public Tensor forward(Tensor x) {
    if (x.rank() == 0) {
      throw new ShapeError("linear", "x is a scalar, %s".formatted(x.aval()), "Give it at least one axis: x.reshape(1).");
    }
    if (wInit == null) {
      Inputs.requireFloating("linear", x);
    }
    int inputSize = x.shape().last();
    Tensor w = getParameter(
        "w", Shape.of(inputSize, outputSize), x.dtype(), wInit != null ? wInit : truncatedNormal(1 / Math.sqrt(inputSize)));
    Tensor y = x.dot(w);
    if (!withBias) {
      return y;
    }
    Tensor b = getParameter("b", Shape.of(outputSize), x.dtype(), bInit != null ? bInit : zeros());
    return y.add(b);
  }

  @Override
  public String toString() {
    return LinearApply.TYPE.describe(this);
  }
}
