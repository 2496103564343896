package dev.hokku.examples;

import static dev.hokku.nn.Functions.sigmoid;

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
    x = sigmoid(new Linear(128).forward(x));
    x = sigmoid(new Linear(128).forward(x));
    return new Linear(1).forward(x);
  }
}
