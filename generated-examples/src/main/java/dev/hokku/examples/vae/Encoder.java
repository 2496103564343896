package dev.hokku.examples.vae;

import static dev.hokku.nn.Functions.relu;

import dev.hokku.Forward;
import dev.hokku.HkModule;
import dev.hokku.nn.Flatten;
import dev.hokku.nn.Linear;
import dev.hokku.tensor.Tensor;

/// From an image to what might have caused it.
///
/// @param hiddenSize of the layer between
/// @param latentSize D, numbers in a code
@HkModule
public record Encoder(int hiddenSize, int latentSize) {

  /// @param images `f32[B,H,W]`
  /// @return a normal distribution over codes
  @Forward
  public Gaussian forward(Tensor images) {
    Tensor hidden = relu(new Linear(hiddenSize).forward(new Flatten().forward(images)));
    Tensor mean = new Linear(latentSize).withName("mean").forward(hidden);
    Tensor logVariance = new Linear(latentSize).withName("log_variance").forward(hidden);
    return new Gaussian(mean, logVariance);
  }
}
