package dev.hokku.nn;

import dev.hokku.Forward;
import dev.hokku.HkModule;
import dev.hokku.hk.Initializer;
import dev.hokku.tensor.Axes;
import dev.hokku.tensor.Tensor;
import org.jspecify.annotations.Nullable;

/// A depthwise convolution whose kernel is a product of a column and a row: first along the height, then along the width.
///
/// Parameters: `~/depthwise_conv2_d` for the column, without bias, and `~/depthwise_conv2_d_1` for the row, see [DepthwiseConv2D].
///
/// Source: `hk.SeparableDepthwiseConv2D`.
@HkModule
public final class SeparableDepthwiseConv2D implements Layer, SeparableDepthwiseConv2DDispatch {

  final DepthwiseOptions options;
  final @Nullable String name;
  final DepthwiseConv2D column;
  final DepthwiseConv2D row;

  /// With Haiku's defaults: stride 1, padding `SAME`, with bias.
  ///
  /// @param kernelShape one length for both axes, or one each
  public SeparableDepthwiseConv2D(int channelMultiplier, int... kernelShape) {
    this(DepthwiseOptions.of(channelMultiplier, "NHWC", kernelShape), null);
  }

  /// @param options what it can be told; the rate must be 1
  /// @param name the module's name; by default `separable_depthwise_conv2_d`
  public SeparableDepthwiseConv2D(DepthwiseOptions options, @Nullable String name) {
    Axes kernel = PerAxis.replicate(options.kernelShape(), 2, "kernelShape");
    this.options = options;
    this.name = name;
    this.column = new DepthwiseConv2D(part(options, options.channelMultiplier(), kernel.at(0), 1).withBias(false), null);
    this.row = new DepthwiseConv2D(part(options, 1, 1, kernel.at(1)).withStride(1), null);
  }

  private static DepthwiseOptions part(DepthwiseOptions options, int multiplier, int height, int width) {
    return new DepthwiseOptions(
        multiplier,
        Axes.of(height, width),
        options.stride(),
        options.rate(),
        options.padding(),
        options.withBias(),
        options.wInit(),
        options.bInit(),
        options.dataFormat());
  }

  /// With this distance of neighbouring windows.
  public SeparableDepthwiseConv2D withStride(int... strides) {
    return new SeparableDepthwiseConv2D(options.withStride(strides), name);
  }

  /// Padded so.
  public SeparableDepthwiseConv2D withPadding(ConvPadding zeros) {
    return new SeparableDepthwiseConv2D(options.withPadding(zeros), name);
  }

  /// With or without a bias.
  public SeparableDepthwiseConv2D withBias(boolean bias) {
    return new SeparableDepthwiseConv2D(options.withBias(bias), name);
  }

  /// With another first kernel.
  public SeparableDepthwiseConv2D withWInit(@Nullable Initializer initializer) {
    return new SeparableDepthwiseConv2D(options.withWInit(initializer), name);
  }

  /// With another first bias.
  public SeparableDepthwiseConv2D withBInit(@Nullable Initializer initializer) {
    return new SeparableDepthwiseConv2D(options.withBInit(initializer), name);
  }

  /// With the channels elsewhere.
  public SeparableDepthwiseConv2D withDataFormat(String format) {
    return new SeparableDepthwiseConv2D(options.withDataFormat(format), name);
  }

  /// With a name of its own.
  public SeparableDepthwiseConv2D withName(@Nullable String given) {
    return new SeparableDepthwiseConv2D(options, given);
  }

  /// @param x `[N,H,W,C]`, or as the data format says
  /// @return the same axes with `channelMultiplier` times the channels
  @Override
  @Forward
  public Tensor forward(Tensor x) {
    return row.forward(column.forward(x));
  }

  @Override
  public String toString() {
    return SeparableDepthwiseConv2DApply.TYPE.describe(this);
  }
}
