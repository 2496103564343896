package dev.hokku.nn;

import dev.hokku.Forward;
import dev.hokku.HkModule;
import dev.hokku.hk.Initializer;
import dev.hokku.tensor.Tensor;
import org.jspecify.annotations.Nullable;

/// A convolution of each channel by itself, along depth, height and width.
///
/// Parameters, with C the channels of the input and m the multiplier: `w`: `[kd,kh,kw,1,m*C]`; `b`: `[m*C]`, or `[m*C,1,..]` if channels come first.
///
/// @param options what it can be told; the `with…` methods change one each
/// @param name the module's name; by default `depthwise_conv3_d`
///
/// Source: Howard et al. 2017, <https://arxiv.org/abs/1704.04861>; `hk.DepthwiseConv3D`.
@HkModule
public record DepthwiseConv3D(DepthwiseOptions options, @Nullable String name) implements Layer, DepthwiseConv3DDispatch {

  /// With Haiku's defaults: stride 1, padding `SAME`, with bias.
  ///
  /// @param kernelShape one length for all spatial axes, or one each
  public DepthwiseConv3D(int channelMultiplier, int... kernelShape) {
    this(DepthwiseOptions.of(channelMultiplier, "NDHWC", kernelShape), null);
  }

  /// With this distance of neighbouring windows.
  public DepthwiseConv3D withStride(int... strides) {
    return new DepthwiseConv3D(options.withStride(strides), name);
  }

  /// With this distance of neighbouring kernel elements.
  public DepthwiseConv3D withRate(int... rates) {
    return new DepthwiseConv3D(options.withRate(rates), name);
  }

  /// Padded so.
  public DepthwiseConv3D withPadding(ConvPadding zeros) {
    return new DepthwiseConv3D(options.withPadding(zeros), name);
  }

  /// With or without a bias.
  public DepthwiseConv3D withBias(boolean bias) {
    return new DepthwiseConv3D(options.withBias(bias), name);
  }

  /// With another first kernel.
  public DepthwiseConv3D withWInit(@Nullable Initializer initializer) {
    return new DepthwiseConv3D(options.withWInit(initializer), name);
  }

  /// With another first bias.
  public DepthwiseConv3D withBInit(@Nullable Initializer initializer) {
    return new DepthwiseConv3D(options.withBInit(initializer), name);
  }

  /// With the channels elsewhere.
  public DepthwiseConv3D withDataFormat(String format) {
    return new DepthwiseConv3D(options.withDataFormat(format), name);
  }

  /// With a name of its own.
  public DepthwiseConv3D withName(@Nullable String given) {
    return new DepthwiseConv3D(options, given);
  }

  /// @param x `[N,D,H,W,C]`, or as the data format says
  /// @return the same axes with m times the channels
  @Override
  @Forward
  public Tensor forward(Tensor x) {
    return DepthwiseOptions.convolve(3, options, x);
  }

  @Override
  public String toString() {
    return DepthwiseConv3DApply.TYPE.describe(this);
  }
}
