package dev.hokku.examples.vae;

import static dev.hokku.nn.Functions.relu;

import dev.hokku.Forward;
import dev.hokku.HkModule;
import dev.hokku.nn.Linear;
import dev.hokku.tensor.Tensor;

/// From a code to an image.
///
/// @param hiddenSize of the layer between
/// @param height of an image
/// @param width of an image
@HkModule
public record Decoder(int hiddenSize, int height, int width) {

  /// @param codes `f32[B,D]`
  /// @return log odds of ink in each pixel, `f32[B,H,W]`
  @Forward
  public Tensor forward(Tensor codes) {
    Tensor hidden = relu(new Linear(hiddenSize).forward(codes));
    return new Linear(height * width).forward(hidden).reshape(-1, height, width);
  }
}
