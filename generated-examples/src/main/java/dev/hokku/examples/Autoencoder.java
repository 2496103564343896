package dev.hokku.examples;

import static dev.hokku.nn.Functions.relu;
import static dev.hokku.nn.Functions.sigmoid;

import dev.hokku.Forward;
import dev.hokku.HkModule;
import dev.hokku.Transparent;
import dev.hokku.nn.Linear;
import dev.hokku.tensor.Tensor;

/// A network with two forward methods that can be applied by themselves: one init makes the parameters of both.
///
/// Source: Hinton and Salakhutdinov 2006, *Reducing the dimensionality of data with neural networks*.
@Transparent
@HkModule
public final class Autoencoder {
  final Linear encoder;
  final Linear decoder;

  /// @param inputSize length of the vectors
  /// @param codeSize length of their codes
  public Autoencoder(int inputSize, int codeSize) {
    this.encoder = new Linear(codeSize).withName("encoder");
    this.decoder = new Linear(inputSize).withName("decoder");
  }

  /// @param x vectors, `f32[B,inputSize]`
  /// @return what is left of them after coding, `f32[B,inputSize]`
  @Forward
  public Tensor forward(Tensor x) {
    return decode(encode(x));
  }

  /// @param x vectors, `f32[B,inputSize]`
  /// @return their codes, `f32[B,codeSize]`
  @Forward
  public Tensor encode(Tensor x) {
    return relu(encoder.forward(x));
  }

  /// @param z codes, `f32[B,codeSize]`
  /// @return vectors, `f32[B,inputSize]`
  @Forward
  public Tensor decode(Tensor z) {
    return sigmoid(decoder.forward(z));
  }
}
