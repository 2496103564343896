package dev.hokku.tests.programs;

import dev.hokku.tensor.Tensor;
import java.util.Random;

/// A kind of step.
///
/// @param name for messages
/// @param body from two values and a source of choices to a new value
record StepRule(String name, Body body) {

  /// What a step does.
  @FunctionalInterface
  interface Body {
    Tensor apply(Tensor x, Tensor y, Random random);
  }

  Tensor apply(Tensor x, Tensor y, Random random) {
    return body.apply(x, y, random);
  }
}
