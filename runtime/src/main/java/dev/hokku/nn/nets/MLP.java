package dev.hokku.nn.nets;

import static dev.hokku.hk.Hk.currentName;

import dev.hokku.Forward;
import dev.hokku.HkModule;
import dev.hokku.hk.Initializer;
import dev.hokku.hk.KeySequence;
import dev.hokku.nn.Functions;
import dev.hokku.nn.Layer;
import dev.hokku.nn.Linear;
import dev.hokku.random.Key;
import dev.hokku.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// A multi-layer perceptron: linear layers with an activation between them, and none behind the last unless asked for.
///
/// Parameters of layer `i`, with D the last axis of the input: `~/linear_i`: `w` `[D,sizes(i)]`, `b` `[sizes(i)]`.
///
/// Source: `hk.nets.MLP`.
@HkModule
public final class MLP implements Layer, MLPDispatch {

  final List<Integer> outputSizes;
  final boolean withBias;
  final @Nullable Initializer wInit;
  final @Nullable Initializer bInit;
  final UnaryOperator<Tensor> activation;
  final boolean activateFinal;
  final @Nullable String name;
  final List<Linear> layers;

  /// Layers of these sizes, with bias and [Functions#relu] between them.
  public MLP(int... outputSizes) {
    this(Arrays.stream(outputSizes).boxed().toList(), true, null, null, Functions::relu, false, null);
  }

  /// @param outputSizes the last axis behind each layer
  /// @param withBias whether layers have a bias
  /// @param wInit first weights, see [Linear]
  /// @param bInit first biases, see [Linear]
  /// @param activation between the layers
  /// @param activateFinal whether the activation is applied behind the last layer too
  /// @param name the module's name; by default `mlp`
  public MLP(
      List<Integer> outputSizes,
      boolean withBias,
      @Nullable Initializer wInit,
      @Nullable Initializer bInit,
      UnaryOperator<Tensor> activation,
      boolean activateFinal,
      @Nullable String name) {
    if (!withBias && bInit != null) {
      throw new IllegalArgumentException("bInit is given but withBias is false. Set one of them otherwise.");
    }
    this.outputSizes = List.copyOf(outputSizes);
    this.withBias = withBias;
    this.wInit = wInit;
    this.bInit = bInit;
    this.activation = activation;
    this.activateFinal = activateFinal;
    this.name = name;
    List<Linear> made = new ArrayList<>();
    for (int i = 0; i < this.outputSizes.size(); i++) {
      made.add(new Linear(this.outputSizes.get(i), withBias, wInit, bInit, "linear_" + i));
    }
    this.layers = List.copyOf(made);
  }

  /// With or without biases.
  public MLP withBias(boolean bias) {
    return new MLP(outputSizes, bias, wInit, bInit, activation, activateFinal, name);
  }

  /// With other first weights.
  public MLP withWInit(@Nullable Initializer initializer) {
    return new MLP(outputSizes, withBias, initializer, bInit, activation, activateFinal, name);
  }

  /// With other first biases.
  public MLP withBInit(@Nullable Initializer initializer) {
    return new MLP(outputSizes, withBias, wInit, initializer, activation, activateFinal, name);
  }

  /// With another activation.
  public MLP withActivation(UnaryOperator<Tensor> function) {
    return new MLP(outputSizes, withBias, wInit, bInit, function, activateFinal, name);
  }

  /// With the activation behind the last layer too, or not.
  public MLP withActivateFinal(boolean activate) {
    return new MLP(outputSizes, withBias, wInit, bInit, activation, activate, name);
  }

  /// With a name of its own.
  public MLP withName(@Nullable String given) {
    return new MLP(outputSizes, withBias, wInit, bInit, activation, activateFinal, given);
  }

  /// @param x `[..,D]`
  /// @return `[..,K]`, K the last output size
  @Override
  @Forward
  public Tensor forward(Tensor x) {
    Tensor out = x;
    for (int i = 0; i < layers.size(); i++) {
      out = layers.get(i).forward(out);
      if (i < layers.size() - 1 || activateFinal) {
        out = activation.apply(out);
      }
    }
    return out;
  }

  /// With dropout in front of each activation.
  ///
  /// @param x `[..,D]`
  /// @param dropoutRate the share of elements that become 0, in `[0, 1)`
  /// @param key what dropout draws from
  /// @return `[..,K]`, K the last output size
  @Forward
  public Tensor forward(Tensor x, double dropoutRate, Key key) {
    KeySequence keys = new KeySequence(key);
    Tensor out = x;
    for (int i = 0; i < layers.size(); i++) {
      out = layers.get(i).forward(out);
      if (i < layers.size() - 1 || activateFinal) {
        out = activation.apply(Functions.dropout(keys.next(), dropoutRate, out));
      }
    }
    return out;
  }

  /// An MLP from this one's outputs to its inputs, with parameters of its own, named as this one with `_reversed` behind it.
  ///
  /// @param inputSize the last axis of this one's inputs
  @Forward
  public MLP reverse(int inputSize) {
    return turned(this, inputSize, activateFinal, currentName() + "_reversed");
  }

  /// As above, with another final activation or name.
  ///
  /// @param given the name; null for this one's with `_reversed` behind it
  @Forward
  public MLP reverse(int inputSize, boolean activate, @Nullable String given) {
    return turned(this, inputSize, activate, given != null ? given : currentName() + "_reversed");
  }

  static MLP turned(MLP mlp, int inputSize, boolean activate, String path) {
    List<Integer> sizes = new ArrayList<>();
    for (int i = mlp.outputSizes.size() - 2; i >= 0; i--) {
      sizes.add(mlp.outputSizes.get(i));
    }
    sizes.add(inputSize);
    String own = path.substring(path.lastIndexOf('/') + 1);
    return new MLP(sizes, mlp.withBias, mlp.wInit, mlp.bInit, mlp.activation, activate, own);
  }

  @Override
  public String toString() {
    return MLPApply.TYPE.describe(this);
  }
}
