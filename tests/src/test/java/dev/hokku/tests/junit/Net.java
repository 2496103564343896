package dev.hokku.tests.junit;

import dev.hokku.Forward;
import dev.hokku.nn.Linear;
import dev.hokku.tensor.Tensor;

/// A function that makes modules.
final class Net {

  private Net() {}

  @Forward
  static Tensor net(Tensor x) {
    return new Linear(4).forward(x);
  }
}
