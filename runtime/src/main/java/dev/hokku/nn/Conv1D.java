package dev.hokku.nn;

import dev.hokku.Forward;
import dev.hokku.HkModule;
import dev.hokku.hk.Initializer;
import dev.hokku.tensor.Tensor;
import org.jspecify.annotations.Nullable;

/// A convolution along one axis.
///
/// Parameters, with C the channels of the input: `w`: `[kw,C/featureGroupCount,outputChannels]`; `b`: `[outputChannels]`, or `[outputChannels,1,..]` if channels come first.
///
/// @param options what it can be told; the `with…` methods change one each
/// @param name the module's name; by default `conv1_d`
///
/// Source: `hk.Conv1D`.
@HkModule
public record Conv1D(ConvOptions options, @Nullable String name) implements Layer, Conv1DDispatch {

  /// With Haiku's defaults: stride 1, padding `SAME`, with bias.
  ///
  /// @param kernelShape one length for all spatial axes, or one each
  public Conv1D(int outputChannels, int... kernelShape) {
    this(ConvOptions.of(outputChannels, "NWC", kernelShape), null);
  }

  /// With this many channels of the output.
  public Conv1D withOutputChannels(int channels) {
    return new Conv1D(options.withOutputChannels(channels), name);
  }

  /// With these lengths of the kernel.
  public Conv1D withKernelShape(int... lengths) {
    return new Conv1D(options.withKernelShape(lengths), name);
  }

  /// With this distance of neighbouring windows.
  public Conv1D withStride(int... strides) {
    return new Conv1D(options.withStride(strides), name);
  }

  /// With this distance of neighbouring kernel elements.
  public Conv1D withRate(int... rates) {
    return new Conv1D(options.withRate(rates), name);
  }

  /// Padded so.
  public Conv1D withPadding(ConvPadding zeros) {
    return new Conv1D(options.withPadding(zeros), name);
  }

  /// With or without a bias.
  public Conv1D withBias(boolean bias) {
    return new Conv1D(options.withBias(bias), name);
  }

  /// With another first kernel.
  public Conv1D withWInit(@Nullable Initializer initializer) {
    return new Conv1D(options.withWInit(initializer), name);
  }

  /// With another first bias.
  public Conv1D withBInit(@Nullable Initializer initializer) {
    return new Conv1D(options.withBInit(initializer), name);
  }

  /// With the channels elsewhere.
  public Conv1D withDataFormat(String format) {
    return new Conv1D(options.withDataFormat(format), name);
  }

  /// With a factor of the kernel, of its shape.
  public Conv1D withMask(@Nullable Tensor factor) {
    return new Conv1D(options.withMask(factor), name);
  }

  /// With channels kept apart in this many groups.
  public Conv1D withFeatureGroupCount(int groups) {
    return new Conv1D(options.withFeatureGroupCount(groups), name);
  }

  /// With a name of its own.
  public Conv1D withName(@Nullable String given) {
    return new Conv1D(options, given);
  }

  /// @param x `[N,W,C]`, or as the data format says; the batch axis may be missing
  /// @return the same axes with `outputChannels` channels
  @Override
  @Forward
  public Tensor forward(Tensor x) {
    return ConvND.convolve(1, options, x);
  }

  @Override
  public String toString() {
    return Conv1DApply.TYPE.describe(this);
  }
}
