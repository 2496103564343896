package dev.hokku.nn.nets;

import dev.hokku.Effect;
import dev.hokku.Forward;
import dev.hokku.HkModule;
import dev.hokku.core.ShapeError;
import dev.hokku.nn.BatchNorm;
import dev.hokku.nn.Conv2D;
import dev.hokku.nn.ConvOptions;
import dev.hokku.tensor.Tensor;

/// A few convolutions whose result is added to their input: the unit of a [ResNet].
@HkModule
public interface ResNetBlock extends ResNetBlockDispatch {

  /// @param x `[N,H,W,C]`
  /// @param isTraining whether the batch's statistics are used and kept; static
  /// @param testLocalStats whether the batch's statistics are used when not training
  /// @return `[N,H/stride,W/stride,channels]`
  @Forward(effects = {Effect.PARAMS, Effect.STATE})
  Tensor forward(Tensor x, boolean isTraining, boolean testLocalStats);

  /// A convolution of a block: square, without bias.
  static Conv2D conv(int channels, int kernel, int stride, String name) {
    return new Conv2D(ConvOptions.of(channels, "NHWC", kernel).withStride(stride).withBias(false), name);
  }

  /// A normalisation of a block.
  static BatchNorm norm(ResNetOptions options, String name) {
    return options.norm().named(name);
  }

  /// The sum at the end of a block.
  static Tensor joined(Tensor out, Tensor shortcut) {
    if (!out.shape().equals(shortcut.shape())) {
      throw new ShapeError(
          "residual block",
          "the convolutions give %s and the shortcut gives %s".formatted(out.aval(), shortcut.aval()),
          "Set useProjection to true: where channels or resolution change, the shortcut passes a convolution.");
    }
    return out.add(shortcut);
  }
}
