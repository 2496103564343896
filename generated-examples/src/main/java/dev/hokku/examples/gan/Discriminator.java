package dev.hokku.examples.gan;

import dev.hokku.Forward;
import dev.hokku.HkModule;
import dev.hokku.nn.nets.MLP;
import dev.hokku.tensor.Tensor;

/// Tells true points from made ones.
@HkModule
public final class Discriminator {
  final MLP layers = new MLP(128, 128, 1);

  /// Two hidden layers of 128.
  public Discriminator() {}

  /// @param points `f32[B,2]`
  /// @return log odds that each is true, `f32[B]`
  @Forward
  public Tensor forward(Tensor points) {
    return layers.forward(points).squeeze(-1);
  }
}
