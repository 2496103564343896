package dev.hokku.nn;

import dev.hokku.Forward;
import dev.hokku.HkModule;
import dev.hokku.hk.Initializer;
import dev.hokku.tensor.Tensor;
import org.jspecify.annotations.Nullable;

/// A convolution of each channel by itself, along one axis.
///
/// Parameters, with C the channels of the input and m the multiplier: `w`: `[kw,1,m*C]`; `b`: `[m*C]`, or `[m*C,1,..]` if channels come first.
///
/// @param options what it can be told; the `with…` methods change one each
/// @param name the module's name; by default `depthwise_conv1_d`
///
/// Source: Howard et al. 2017, <https://arxiv.org/abs/1704.04861>; `hk.DepthwiseConv1D`.
@HkModule
public record DepthwiseConv1D(DepthwiseOptions options, @Nullable String name) implements Layer, DepthwiseConv1DDispatch {

  /// With Haiku's defaults: stride 1, padding `SAME`, with bias.
  ///
  /// @param kernelShape one length for all spatial axes, or one each
  public DepthwiseConv1D(int channelMultiplier, int... kernelShape) {
    this(DepthwiseOptions.of(channelMultiplier, "NWC", kernelShape), null);
  }

  /// With this distance of neighbouring windows.
  public DepthwiseConv1D withStride(int... strides) {
    return new DepthwiseConv1D(options.withStride(strides), name);
  }

  /// With this distance of neighbouring kernel elements.
  public DepthwiseConv1D withRate(int... rates) {
    return new DepthwiseConv1D(options.withRate(rates), name);
  }

  /// Padded so.
  public DepthwiseConv1D withPadding(ConvPadding zeros) {
    return new DepthwiseConv1D(options.withPadding(zeros), name);
  }

  /// With or without a bias.
  public DepthwiseConv1D withBias(boolean bias) {
    return new DepthwiseConv1D(options.withBias(bias), name);
  }

  /// With another first kernel.
  public DepthwiseConv1D withWInit(@Nullable Initializer initializer) {
    return new DepthwiseConv1D(options.withWInit(initializer), name);
  }

  /// With another first bias.
  public DepthwiseConv1D withBInit(@Nullable Initializer initializer) {
    return new DepthwiseConv1D(options.withBInit(initializer), name);
  }

  /// With the channels elsewhere.
  public DepthwiseConv1D withDataFormat(String format) {
    return new DepthwiseConv1D(options.withDataFormat(format), name);
  }

  /// With a name of its own.
  public DepthwiseConv1D withName(@Nullable String given) {
    return new DepthwiseConv1D(options, given);
  }

  /// @param x `[N,W,C]`, or as the data format says
  /// @return the same axes with m times the channels
  @Override
  @Forward
  public Tensor forward(Tensor x) {
    return DepthwiseOptions.convolve(1, options, x);
  }

  @Override
  public String toString() {
    return DepthwiseConv1DApply.TYPE.describe(this);
  }
}
