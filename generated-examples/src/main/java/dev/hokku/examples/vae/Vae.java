package dev.hokku.examples.vae;

import static dev.hokku.hk.Hk.nextRngKey;
import static dev.hokku.nn.Functions.sigmoid;
import static dev.hokku.nn.Functions.sigmoidBinaryCrossEntropy;

import dev.hokku.Forward;
import dev.hokku.HkModule;
import dev.hokku.tensor.Tensor;

/// An autoencoder whose codes can also be drawn at random: each image becomes a cloud of codes, and all clouds together look like a normal distribution.
///
/// Source: Kingma and Welling 2013, *Auto-encoding variational Bayes*, <https://arxiv.org/abs/1312.6114>.
@HkModule
public final class Vae {
  final Encoder encoder;
  final Decoder decoder;

  /// @param latentSize D, numbers in a code
  /// @param height of an image
  /// @param width of an image
  public Vae(int latentSize, int height, int width) {
    this.encoder = new Encoder(256, latentSize);
    this.decoder = new Decoder(256, height, width);
  }

  /// The evidence lower bound: what an image costs in nats, at most, negated.
  ///
  /// @param images `f32[B,H,W]` in `[0, 1]`
  /// @return `f32[B]`
  @Forward
  public Tensor forward(Tensor images) {
    Gaussian codes = encoder.forward(images);
    Tensor logits = decoder.forward(codes.sample(nextRngKey()));
    return sigmoidBinaryCrossEntropy(logits, images).sum(1, 2).add(codes.klToStandard()).neg();
  }

  /// The images as the network remembers them, `f32[B,H,W]`.
  ///
  /// @param images `f32[B,H,W]`
  @Forward
  public Tensor reconstruct(Tensor images) {
    return decode(encoder.forward(images).mean());
  }

  /// Images from codes, `f32[B,H,W]` in `[0, 1]`.
  ///
  /// @param codes `f32[B,D]`
  @Forward
  public Tensor decode(Tensor codes) {
    return sigmoid(decoder.forward(codes));
  }
}
