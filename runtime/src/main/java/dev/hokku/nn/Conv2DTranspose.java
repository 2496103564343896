package dev.hokku.nn;

import dev.hokku.Forward;
import dev.hokku.HkModule;
import dev.hokku.hk.Initializer;
import dev.hokku.tensor.Tensor;
import org.jspecify.annotations.Nullable;

/// A transposed convolution along height and width.
///
/// Parameters, with C the channels of the input: `w`: `[kh,kw,outputChannels,C]`; `b`: `[outputChannels]`, or `[outputChannels,1,..]` if channels come first.
///
/// @param options what it can be told; the `with…` methods change one each
/// @param name the module's name; by default `conv2_d_transpose`
///
/// Source: `hk.Conv2DTranspose`.
@HkModule
public record Conv2DTranspose(ConvTransposeOptions options, @Nullable String name) implements Layer, Conv2DTransposeDispatch {

  /// With Haiku's defaults: stride 1, padding `SAME`, with bias.
  ///
  /// @param kernelShape one length for all spatial axes, or one each
  public Conv2DTranspose(int outputChannels, int... kernelShape) {
    this(ConvTransposeOptions.of(outputChannels, "NHWC", kernelShape), null);
  }

  /// With this many channels of the output.
  public Conv2DTranspose withOutputChannels(int channels) {
    return new Conv2DTranspose(options.withOutputChannels(channels), name);
  }

  /// With these lengths of the kernel.
  public Conv2DTranspose withKernelShape(int... lengths) {
    return new Conv2DTranspose(options.withKernelShape(lengths), name);
  }

  /// With this distance of neighbouring windows.
  public Conv2DTranspose withStride(int... strides) {
    return new Conv2DTranspose(options.withStride(strides), name);
  }

  /// With these spatial lengths of the output.
  public Conv2DTranspose withOutputShape(int... lengths) {
    return new Conv2DTranspose(options.withOutputShape(lengths), name);
  }

  /// Padded so.
  public Conv2DTranspose withPadding(ConvPadding zeros) {
    return new Conv2DTranspose(options.withPadding(zeros), name);
  }

  /// With or without a bias.
  public Conv2DTranspose withBias(boolean bias) {
    return new Conv2DTranspose(options.withBias(bias), name);
  }

  /// With another first kernel.
  public Conv2DTranspose withWInit(@Nullable Initializer initializer) {
    return new Conv2DTranspose(options.withWInit(initializer), name);
  }

  /// With another first bias.
  public Conv2DTranspose withBInit(@Nullable Initializer initializer) {
    return new Conv2DTranspose(options.withBInit(initializer), name);
  }

  /// With the channels elsewhere.
  public Conv2DTranspose withDataFormat(String format) {
    return new Conv2DTranspose(options.withDataFormat(format), name);
  }

  /// With a factor of the kernel, of its shape.
  public Conv2DTranspose withMask(@Nullable Tensor factor) {
    return new Conv2DTranspose(options.withMask(factor), name);
  }

  /// With a name of its own.
  public Conv2DTranspose withName(@Nullable String given) {
    return new Conv2DTranspose(options, given);
  }

  /// @param x `[N,H,W,C]`, or as the data format says; the batch axis may be missing
  /// @return the same axes with `outputChannels` channels
  @Override
  @Forward
  public Tensor forward(Tensor x) {
    return ConvNDTranspose.convolve(2, options, x);
  }

  @Override
  public String toString() {
    return Conv2DTransposeApply.TYPE.describe(this);
  }
}
