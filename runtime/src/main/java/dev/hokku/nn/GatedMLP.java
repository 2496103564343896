package dev.hokku.nn;

import dev.hokku.Forward;
import dev.hokku.HkModule;
import dev.hokku.hk.Initializer;
import dev.hokku.tensor.Tensor;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Two linear maps of which one, behind an activation, opens and shuts the other; a third brings their product back. With [Functions#silu] this is SwiGLU.
///
/// Parameters, with D the last axis of the input and F the hidden size: `gate`: `w` `[D,F]`; `up`: `w` `[D,F]`; `down`: `w` `[F,D]`; each with a `b` if asked for.
///
/// @param hiddenSize F; `8/3 D` costs as much as a plain MLP of `4 D`
/// @param activation of the gate; by default [Functions#silu]
/// @param withBias whether the three maps add `b`; by default they do not
/// @param wInit first value of the three `w`; by default that of [Linear]
/// @param name the module's name; by default `gated_mlp`
///
/// Source: Shazeer 2020, <https://arxiv.org/abs/2002.05202>, equation 6.
@HkModule
public record GatedMLP(
    int hiddenSize, UnaryOperator<Tensor> activation, boolean withBias, @Nullable Initializer wInit, @Nullable String name)
    implements Layer, GatedMLPDispatch {

  /// SwiGLU without biases.
  public GatedMLP(int hiddenSize) {
    this(hiddenSize, Functions::silu, false, null, null);
  }

  /// Refuses a size that has no meaning.
  public GatedMLP {
    if (hiddenSize < 1) {
      throw new IllegalArgumentException("hiddenSize is %d, but must be at least 1.".formatted(hiddenSize));
    }
  }

  /// With another activation of the gate.
  public GatedMLP withActivation(UnaryOperator<Tensor> function) {
    return new GatedMLP(hiddenSize, function, withBias, wInit, name);
  }

  /// With biases or without.
  public GatedMLP withBias(boolean bias) {
    return new GatedMLP(hiddenSize, activation, bias, wInit, name);
  }

  /// With other first weights.
  public GatedMLP withWInit(@Nullable Initializer initializer) {
    return new GatedMLP(hiddenSize, activation, withBias, initializer, name);
  }

  /// With a name of its own.
  public GatedMLP withName(@Nullable String given) {
    return new GatedMLP(hiddenSize, activation, withBias, wInit, given);
  }

  /// @param x `[..,D]`
  /// @return `[..,D]`
  @Override
  @Forward
  public Tensor forward(Tensor x) {
    Tensor gate = new Linear(hiddenSize, withBias, wInit, null, "gate").forward(x);
    Tensor up = new Linear(hiddenSize, withBias, wInit, null, "up").forward(x);
    return new Linear(x.shape().last(), withBias, wInit, null, "down").forward(activation.apply(gate).mul(up));
  }

  @Override
  public String toString() {
    return GatedMLPApply.TYPE.describe(this);
  }
}
