package dev.hokku.examples;

import static dev.hokku.hk.Hk.nextRngKey;
import static dev.hokku.nn.Functions.dropout;
import static dev.hokku.nn.Functions.relu;

import dev.hokku.Forward;
import dev.hokku.HkModule;
import dev.hokku.nn.BatchNorm;
import dev.hokku.nn.Linear;
import dev.hokku.tensor.Tensor;

/// A digit classifier: one hidden layer, normalised, with dropout.
@HkModule
public final class SmallMlp {
  final Linear hidden = new Linear(128);
  final BatchNorm norm = new BatchNorm(true, true, 0.9);
  final Linear logits = new Linear(10);

  /// For ten digits.
  public SmallMlp() {}

  /// @param x images, `f32[B,784]`
  /// @param isTraining whether to use the batch's own statistics and dropout
  /// @return unnormalised log probabilities, `f32[B,10]`
  @Forward
  public Tensor forward(Tensor x, boolean isTraining) {
    Tensor h = hidden.forward(x);
    h = relu(norm.forward(h, isTraining));
    if (isTraining) {
      h = dropout(nextRngKey(), 0.5, h);
    }
    return logits.forward(h);
  }
}
