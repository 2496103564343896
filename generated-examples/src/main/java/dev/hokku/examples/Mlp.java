package dev.hokku.examples;

import static dev.hokku.nn.Functions.relu;

import dev.hokku.Forward;
import dev.hokku.HkModule;
import dev.hokku.nn.Linear;
import dev.hokku.tensor.Tensor;

/// A classifier of fully connected layers with `relu` between them.
@HkModule
public final class Mlp {
  final int[] sizes;

  /// @param sizes the width of each layer; the last is the number of classes
  public Mlp(int... sizes) {
    this.sizes = sizes.clone();
  }

  /// @param x images of any shape, `f32[B,..]`
  /// @return unnormalised log probabilities, `f32[B,classes]`
  @Forward
  public Tensor forward(Tensor x) {
    x = x.reshape(x.dim(0), -1);
    for (int i = 0; i < sizes.length; i++) {
      // Made where it is used; the names are mlp/linear, mlp/linear_1, …, as in Haiku.
      x = new Linear(sizes[i]).forward(x);
      if (i + 1 < sizes.length) {
        x = relu(x);
      }
    }
    return x;
  }
}
