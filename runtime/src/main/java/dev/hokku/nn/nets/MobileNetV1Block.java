package dev.hokku.nn.nets;

import static dev.hokku.nn.Functions.relu;

import dev.hokku.Forward;
import dev.hokku.HkModule;
import dev.hokku.nn.BatchNorm;
import dev.hokku.nn.Conv2D;
import dev.hokku.nn.ConvPadding;
import dev.hokku.nn.DepthwiseConv2D;
import dev.hokku.nn.PaddingMode;
import dev.hokku.tensor.Tensor;

/// A step of [MobileNetV1]: a convolution of each channel by itself, then one across channels, each normalised and activated.
///
/// @param channels channels of the output
/// @param stride of the first convolution
/// @param useBn whether there is batch normalisation; else convolutions have biases
///
/// Source: `haiku.MobileNetV1Block`.
@HkModule
public record MobileNetV1Block(int channels, int stride, boolean useBn) {

  /// @param x `[N,H,W,C]`
  /// @param isTraining see [BatchNorm]
  /// @return `[N,H',W',channels]`
  @Forward
  public Tensor forward(Tensor x, boolean isTraining) {
    DepthwiseConv2D depthwise = new DepthwiseConv2D(1, 3)
        .withStride(stride).withPadding(ConvPadding.of(1, 1)).withBias(!useBn).withName("depthwise_conv");
    Conv2D pointwise = new Conv2D(channels, 1).withPadding(PaddingMode.VALID).withBias(!useBn).withName("pointwise_conv");
    Tensor out = depthwise.forward(x);
    if (useBn) {
      out = new BatchNorm(true, true, 0.999).forward(out, isTraining);
    }
    out = pointwise.forward(relu(out));
    if (useBn) {
      out = new BatchNorm(true, true, 0.999).forward(out, isTraining);
    }
    return relu(out);
  }

  @Override
  public String toString() {
    return MobileNetV1BlockApply.TYPE.describe(this);
  }
}
