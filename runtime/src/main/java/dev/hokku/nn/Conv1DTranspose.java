package dev.hokku.nn;

import dev.hokku.Forward;
import dev.hokku.HkModule;
import dev.hokku.hk.Initializer;
import dev.hokku.tensor.Tensor;
import org.jspecify.annotations.Nullable;

/// A transposed convolution along one axis.
///
/// Parameters, with C the channels of the input: `w`: `[kw,outputChannels,C]`; `b`: `[outputChannels]`, or `[outputChannels,1,..]` if channels come first.
///
/// @param options what it can be told; the `with…` methods change one each
/// @param name the module's name; by default `conv1_d_transpose`
///
/// Source: `hk.Conv1DTranspose`.
@HkModule
public record Conv1DTranspose(ConvTransposeOptions options, @Nullable String name) implements Layer, Conv1DTransposeDispatch {

  /// With Haiku's defaults: stride 1, padding `SAME`, with bias.
  ///
  /// @param kernelShape one length for all spatial axes, or one each
  public Conv1DTranspose(int outputChannels, int... kernelShape) {
    this(ConvTransposeOptions.of(outputChannels, "NWC", kernelShape), null);
  }

  /// With this many channels of the output.
  public Conv1DTranspose withOutputChannels(int channels) {
    return new Conv1DTranspose(options.withOutputChannels(channels), name);
  }

  /// With these lengths of the kernel.
  public Conv1DTranspose withKernelShape(int... lengths) {
    return new Conv1DTranspose(options.withKernelShape(lengths), name);
  }

  /// With this distance of neighbouring windows.
  public Conv1DTranspose withStride(int... strides) {
    return new Conv1DTranspose(options.withStride(strides), name);
  }

  /// With these spatial lengths of the output.
  public Conv1DTranspose withOutputShape(int... lengths) {
    return new Conv1DTranspose(options.withOutputShape(lengths), name);
  }

  /// Padded so.
  public Conv1DTranspose withPadding(ConvPadding zeros) {
    return new Conv1DTranspose(options.withPadding(zeros), name);
  }

  /// With or without a bias.
  public Conv1DTranspose withBias(boolean bias) {
    return new Conv1DTranspose(options.withBias(bias), name);
  }

  /// With another first kernel.
  public Conv1DTranspose withWInit(@Nullable Initializer initializer) {
    return new Conv1DTranspose(options.withWInit(initializer), name);
  }

  /// With another first bias.
  public Conv1DTranspose withBInit(@Nullable Initializer initializer) {
    return new Conv1DTranspose(options.withBInit(initializer), name);
  }

  /// With the channels elsewhere.
  public Conv1DTranspose withDataFormat(String format) {
    return new Conv1DTranspose(options.withDataFormat(format), name);
  }

  /// With a factor of the kernel, of its shape.
  public Conv1DTranspose withMask(@Nullable Tensor factor) {
    return new Conv1DTranspose(options.withMask(factor), name);
  }

  /// With a name of its own.
  public Conv1DTranspose withName(@Nullable String given) {
    return new Conv1DTranspose(options, given);
  }

  /// @param x `[N,W,C]`, or as the data format says; the batch axis may be missing
  /// @return the same axes with `outputChannels` channels
  @Override
  @Forward
  public Tensor forward(Tensor x) {
    return ConvNDTranspose.convolve(1, options, x);
  }

  @Override
  public String toString() {
    return Conv1DTransposeApply.TYPE.describe(this);
  }
}
