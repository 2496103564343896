package dev.hokku.nn;

import dev.hokku.Forward;
import dev.hokku.HkModule;
import dev.hokku.hk.Initializer;
import dev.hokku.tensor.Tensor;
import org.jspecify.annotations.Nullable;

/// A convolution along height and width.
///
/// Parameters, with C the channels of the input: `w`: `[kh,kw,C/featureGroupCount,outputChannels]`; `b`: `[outputChannels]`, or `[outputChannels,1,..]` if channels come first.
///
/// @param options what it can be told; the `with…` methods change one each
/// @param name the module's name; by default `conv2_d`
///
/// Source: `hk.Conv2D`.
@HkModule
public record Conv2D(ConvOptions options, @Nullable String name) implements Layer, Conv2DDispatch {

  /// With Haiku's defaults: stride 1, padding `SAME`, with bias.
  ///
  /// @param kernelShape one length for all spatial axes, or one each
  public Conv2D(int outputChannels, int... kernelShape) {
    this(ConvOptions.of(outputChannels, "NHWC", kernelShape), null);
  }

  /// With this many channels of the output.
  public Conv2D withOutputChannels(int channels) {
    return new Conv2D(options.withOutputChannels(channels), name);
  }

  /// With these lengths of the kernel.
  public Conv2D withKernelShape(int... lengths) {
    return new Conv2D(options.withKernelShape(lengths), name);
  }

  /// With this distance of neighbouring windows.
  public Conv2D withStride(int... strides) {
    return new Conv2D(options.withStride(strides), name);
  }

  /// With this distance of neighbouring kernel elements.
  public Conv2D withRate(int... rates) {
    return new Conv2D(options.withRate(rates), name);
  }

  /// Padded so.
  public Conv2D withPadding(ConvPadding zeros) {
    return new Conv2D(options.withPadding(zeros), name);
  }

  /// With or without a bias.
  public Conv2D withBias(boolean bias) {
    return new Conv2D(options.withBias(bias), name);
  }

  /// With another first kernel.
  public Conv2D withWInit(@Nullable Initializer initializer) {
    return new Conv2D(options.withWInit(initializer), name);
  }

  /// With another first bias.
  public Conv2D withBInit(@Nullable Initializer initializer) {
    return new Conv2D(options.withBInit(initializer), name);
  }

  /// With the channels elsewhere.
  public Conv2D withDataFormat(String format) {
    return new Conv2D(options.withDataFormat(format), name);
  }

  /// With a factor of the kernel, of its shape.
  public Conv2D withMask(@Nullable Tensor factor) {
    return new Conv2D(options.withMask(factor), name);
  }

  /// With channels kept apart in this many groups.
  public Conv2D withFeatureGroupCount(int groups) {
    return new Conv2D(options.withFeatureGroupCount(groups), name);
  }

  /// With a name of its own.
  public Conv2D withName(@Nullable String given) {
    return new Conv2D(options, given);
  }

  /// @param x `[N,H,W,C]`, or as the data format says; the batch axis may be missing
  /// @return the same axes with `outputChannels` channels
  @Override
  @Forward
  public Tensor forward(Tensor x) {
    return ConvND.convolve(2, options, x);
  }

  @Override
  public String toString() {
    return Conv2DApply.TYPE.describe(this);
  }
}
