package dev.hokku.parity.programs;

import dev.hokku.Forward;
import dev.hokku.HkModule;
import dev.hokku.Transparent;
import dev.hokku.hk.Hk;
import dev.hokku.nn.BatchNorm;
import dev.hokku.nn.Linear;
import dev.hokku.random.Random;
import dev.hokku.tensor.Shape;
import dev.hokku.tensor.Tensor;

/// Two functions that share modules: `hk.multi_transform_with_state`.
@Transparent
@HkModule
final class EncoderDecoder {
  final Linear encoder = new Linear(2).withName("encoder");
  final Linear decoder;
  final BatchNorm norm = new BatchNorm(true, true, 0.9);

  EncoderDecoder(int size) {
    this.decoder = new Linear(size).withName("decoder");
  }

  /// What init runs.
  @Forward
  Tensor forward(Tensor x) {
    return decoder.forward(norm.forward(encoder.forward(x), true));
  }

  @Forward
  Tensor encode(Tensor x) {
    return norm.forward(encoder.forward(x), true);
  }

  @Forward
  Tensor decode(Tensor z) {
    return decoder.forward(z).add(Random.uniform(Hk.nextRngKey(), Shape.SCALAR));
  }
}
