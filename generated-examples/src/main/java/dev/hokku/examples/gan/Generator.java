package dev.hokku.examples.gan;

import dev.hokku.Forward;
import dev.hokku.HkModule;
import dev.hokku.nn.nets.MLP;
import dev.hokku.tensor.Tensor;

/// From noise to points in the plane.
@HkModule
public final class Generator {
  final MLP layers = new MLP(128, 128, 2);

  /// Two hidden layers of 128.
  public Generator() {}

  /// @param noise `f32[B,D]`
  /// @return points, `f32[B,2]`
  @Forward
  public Tensor forward(Tensor noise) {
    return layers.forward(noise);
  }
}
