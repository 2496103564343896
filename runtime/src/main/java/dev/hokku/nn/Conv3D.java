package dev.hokku.nn;

import dev.hokku.Forward;
import dev.hokku.HkModule;
import dev.hokku.hk.Initializer;
import dev.hokku.tensor.Tensor;
import org.jspecify.annotations.Nullable;

/// A convolution along depth, height and width.
///
/// Parameters, with C the channels of the input: `w`: `[kd,kh,kw,C/featureGroupCount,outputChannels]`; `b`: `[outputChannels]`, or `[outputChannels,1,..]` if channels come first.
///
/// @param options what it can be told; the `with…` methods change one each
/// @param name the module's name; by default `conv3_d`
///
/// Source: `hk.Conv3D`.
@HkModule
public record Conv3D(ConvOptions options, @Nullable String name) implements Layer, Conv3DDispatch {

  /// With Haiku's defaults: stride 1, padding `SAME`, with bias.
  ///
  /// @param kernelShape one length for all spatial axes, or one each
  public Conv3D(int outputChannels, int... kernelShape) {
    this(ConvOptions.of(outputChannels, "NDHWC", kernelShape), null);
  }

  /// With this many channels of the output.
  public Conv3D withOutputChannels(int channels) {
    return new Conv3D(options.withOutputChannels(channels), name);
  }

  /// With these lengths of the kernel.
  public Conv3D withKernelShape(int... lengths) {
    return new Conv3D(options.withKernelShape(lengths), name);
  }

  /// With this distance of neighbouring windows.
  public Conv3D withStride(int... strides) {
    return new Conv3D(options.withStride(strides), name);
  }

  /// With this distance of neighbouring kernel elements.
  public Conv3D withRate(int... rates) {
    return new Conv3D(options.withRate(rates), name);
  }

  /// Padded so.
  public Conv3D withPadding(ConvPadding zeros) {
    return new Conv3D(options.withPadding(zeros), name);
  }

  /// With or without a bias.
  public Conv3D withBias(boolean bias) {
    return new Conv3D(options.withBias(bias), name);
  }

  /// With another first kernel.
  public Conv3D withWInit(@Nullable Initializer initializer) {
    return new Conv3D(options.withWInit(initializer), name);
  }

  /// With another first bias.
  public Conv3D withBInit(@Nullable Initializer initializer) {
    return new Conv3D(options.withBInit(initializer), name);
  }

  /// With the channels elsewhere.
  public Conv3D withDataFormat(String format) {
    return new Conv3D(options.withDataFormat(format), name);
  }

  /// With a factor of the kernel, of its shape.
  public Conv3D withMask(@Nullable Tensor factor) {
    return new Conv3D(options.withMask(factor), name);
  }

  /// With channels kept apart in this many groups.
  public Conv3D withFeatureGroupCount(int groups) {
    return new Conv3D(options.withFeatureGroupCount(groups), name);
  }

  /// With a name of its own.
  public Conv3D withName(@Nullable String given) {
    return new Conv3D(options, given);
  }

  /// @param x `[N,D,H,W,C]`, or as the data format says; the batch axis may be missing
  /// @return the same axes with `outputChannels` channels
  @Override
  @Forward
  public Tensor forward(Tensor x) {
    return ConvND.convolve(3, options, x);
  }

  @Override
  public String toString() {
    return Conv3DApply.TYPE.describe(this);
  }
}
