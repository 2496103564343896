package dev.hokku.examples.vqvae;

import static dev.hokku.nn.Functions.relu;

import dev.hokku.Forward;
import dev.hokku.HkModule;
import dev.hokku.nn.Conv2D;
import dev.hokku.nn.Conv2DTranspose;
import dev.hokku.nn.nets.VectorQuantized;
import dev.hokku.nn.nets.VectorQuantizerEMA;
import dev.hokku.tensor.Tensor;

/// An autoencoder whose code is a small grid of symbols: each place takes the nearest of a set of learnt vectors.
///
/// Source: van den Oord et al. 2017, *Neural discrete representation learning*, <https://arxiv.org/abs/1711.00937>.
@HkModule
public final class VqVae {

  /// What a batch becomes.
  ///
  /// @param images as they are remembered, `f32[B,H,W]`
  /// @param code what the places took; its loss belongs to the model's
  @dev.hokku.HkTree
  public record Output(Tensor images, VectorQuantized code) implements VqVae_OutputTree {}

  final Conv2D down1 = new Conv2D(16, 4).withStride(2);
  final Conv2D down2 = new Conv2D(32, 4).withStride(2);
  final Conv2D toCode;
  final VectorQuantizerEMA quantizer;
  final Conv2DTranspose up1 = new Conv2DTranspose(16, 4).withStride(2);
  final Conv2DTranspose up2 = new Conv2DTranspose(1, 4).withStride(2);

  /// @param symbols how many there are
  /// @param symbolSize numbers in the vector of a symbol
  public VqVae(int symbols, int symbolSize) {
    this.toCode = new Conv2D(symbolSize, 1);
    this.quantizer = new VectorQuantizerEMA(symbolSize, symbols, 0.25, 0.95);
  }

  /// @param images `f32[B,H,W]` in `[0, 1]`; sides are multiples of 4
  /// @param isTraining whether the symbols follow these images; static
  @Forward
  public Output forward(Tensor images, boolean isTraining) {
    Tensor hidden = relu(down2.forward(relu(down1.forward(images.expandDims(-1)))));
    VectorQuantized code = quantizer.forward(toCode.forward(hidden), isTraining);
    Tensor remembered = up2.forward(relu(up1.forward(code.quantize())));
    return new Output(remembered.squeeze(-1), code);
  }
}
