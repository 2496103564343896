package dev.hokku.nn;

import dev.hokku.Forward;
import dev.hokku.HkModule;
import dev.hokku.hk.Initializer;
import dev.hokku.tensor.Tensor;
import org.jspecify.annotations.Nullable;

/// A transposed convolution along depth, height and width.
///
/// Parameters, with C the channels of the input: `w`: `[kd,kh,kw,outputChannels,C]`; `b`: `[outputChannels]`, or `[outputChannels,1,..]` if channels come first.
///
/// @param options what it can be told; the `with…` methods change one each
/// @param name the module's name; by default `conv3_d_transpose`
///
/// Source: `hk.Conv3DTranspose`.
@HkModule
public record Conv3DTranspose(ConvTransposeOptions options, @Nullable String name) implements Layer, Conv3DTransposeDispatch {

  /// With Haiku's defaults: stride 1, padding `SAME`, with bias.
  ///
  /// @param kernelShape one length for all spatial axes, or one each
  public Conv3DTranspose(int outputChannels, int... kernelShape) {
    this(ConvTransposeOptions.of(outputChannels, "NDHWC", kernelShape), null);
  }

  /// With this many channels of the output.
  public Conv3DTranspose withOutputChannels(int channels) {
    return new Conv3DTranspose(options.withOutputChannels(channels), name);
  }

  /// With these lengths of the kernel.
  public Conv3DTranspose withKernelShape(int... lengths) {
    return new Conv3DTranspose(options.withKernelShape(lengths), name);
  }

  /// With this distance of neighbouring windows.
  public Conv3DTranspose withStride(int... strides) {
    return new Conv3DTranspose(options.withStride(strides), name);
  }

  /// With these spatial lengths of the output.
  public Conv3DTranspose withOutputShape(int... lengths) {
    return new Conv3DTranspose(options.withOutputShape(lengths), name);
  }

  /// Padded so.
  public Conv3DTranspose withPadding(ConvPadding zeros) {
    return new Conv3DTranspose(options.withPadding(zeros), name);
  }

  /// With or without a bias.
  public Conv3DTranspose withBias(boolean bias) {
    return new Conv3DTranspose(options.withBias(bias), name);
  }

  /// With another first kernel.
  public Conv3DTranspose withWInit(@Nullable Initializer initializer) {
    return new Conv3DTranspose(options.withWInit(initializer), name);
  }

  /// With another first bias.
  public Conv3DTranspose withBInit(@Nullable Initializer initializer) {
    return new Conv3DTranspose(options.withBInit(initializer), name);
  }

  /// With the channels elsewhere.
  public Conv3DTranspose withDataFormat(String format) {
    return new Conv3DTranspose(options.withDataFormat(format), name);
  }

  /// With a factor of the kernel, of its shape.
  public Conv3DTranspose withMask(@Nullable Tensor factor) {
    return new Conv3DTranspose(options.withMask(factor), name);
  }

  /// With a name of its own.
  public Conv3DTranspose withName(@Nullable String given) {
    return new Conv3DTranspose(options, given);
  }

  /// @param x `[N,D,H,W,C]`, or as the data format says; the batch axis may be missing
  /// @return the same axes with `outputChannels` channels
  @Override
  @Forward
  public Tensor forward(Tensor x) {
    return ConvNDTranspose.convolve(3, options, x);
  }

  @Override
  public String toString() {
    return Conv3DTransposeApply.TYPE.describe(this);
  }
}
