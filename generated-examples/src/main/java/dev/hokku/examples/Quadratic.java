package dev.hokku.examples;

import static dev.hokku.nn.Functions.sigmoid;
import static dev.hokku.nn.init.Initializers.randomNormal;

import dev.hokku.Forward;
import dev.hokku.nn.Linear;
import dev.hokku.tensor.Tensor;

/// The smallest use: a network that is just a function. Haiku's `hk.transform` of a function becomes `@Forward` on a static method.
///
/// Source: Haiku's tutorial *Build your own Haiku*, section "Example training loop".
public final class Quadratic {

  private Quadratic() {}

  /// @param x `f32[B,1]`
  /// @return `f32[B,1]`
  @Forward
  public static Tensor curve(Tensor x) {
    x = sigmoid(wide(128).forward(x));
    x = sigmoid(wide(128).forward(x));
    return wide(1).forward(x);
  }

  /// The tutorial draws all first values from the unit normal distribution.
  static Linear wide(int size) {
    return new Linear(size).withWInit(randomNormal(1)).withBInit(randomNormal(1));
  }
}
