package dev.hokku.nn;

import static dev.hokku.hk.Hk.getParameter;
import static dev.hokku.nn.init.Initializers.truncatedNormal;
import static dev.hokku.nn.init.Initializers.zeros;

import dev.hokku.Forward;
import dev.hokku.core.ShapeError;
import dev.hokku.hk.Described;
import dev.hokku.hk.Description;
import dev.hokku.hk.Initializer;
import dev.hokku.lax.Lax;
import dev.hokku.lax.Padding;
import dev.hokku.lax.Window;
import dev.hokku.tensor.Axes;
import dev.hokku.tensor.Shape;
import dev.hokku.tensor.Tensor;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What all depthwise convolutions can be told. Lists have one entry for all spatial axes, or one each.
///
/// @param channelMultiplier output channels for each input channel
/// @param kernelShape lengths of the kernel
/// @param stride distance of neighbouring windows; by default 1
/// @param rate distance of neighbouring kernel elements; by default 1
/// @param padding zeros around the input; by default [PaddingMode#SAME]
/// @param withBias whether a bias is added; by default it is
/// @param wInit first kernel; by default normal, truncated at two standard deviations, of deviation `1 / sqrt(fan in)`
/// @param bInit first bias; by default zeros
/// @param dataFormat where the channels are, see [Channels]
public record DepthwiseOptions(
    int channelMultiplier,
    Axes kernelShape,
    Axes stride,
    Axes rate,
    ConvPadding padding,
    boolean withBias,
    @Nullable Initializer wInit,
    @Nullable Initializer bInit,
    String dataFormat)
    implements Described {

  /// Refuses what has no meaning.
  public DepthwiseOptions {
    if (channelMultiplier < 1) {
      throw new IllegalArgumentException("channelMultiplier is %d, but must be at least 1.".formatted(channelMultiplier));
    }
    ConvOptions.requirePositive("kernelShape", kernelShape);
    ConvOptions.requirePositive("stride", stride);
    ConvOptions.requirePositive("rate", rate);
    Channels.index(dataFormat);
  }

  /// Haiku's defaults.
  public static DepthwiseOptions of(int channelMultiplier, String dataFormat, int... kernelShape) {
    Axes one = Axes.of(1);
    return new DepthwiseOptions(channelMultiplier, Axes.of(kernelShape), one, one, PaddingMode.SAME, true, null, null, dataFormat);
  }

  /// With this distance of neighbouring windows.
  public DepthwiseOptions withStride(int... strides) {
    return new DepthwiseOptions(channelMultiplier, kernelShape, Axes.of(strides), rate, padding, withBias, wInit, bInit, dataFormat);
  }

  /// With this distance of neighbouring kernel elements.
  public DepthwiseOptions withRate(int... rates) {
    return new DepthwiseOptions(channelMultiplier, kernelShape, stride, Axes.of(rates), padding, withBias, wInit, bInit, dataFormat);
  }

  /// Padded so.
  public DepthwiseOptions withPadding(ConvPadding zeros) {
    return new DepthwiseOptions(channelMultiplier, kernelShape, stride, rate, zeros, withBias, wInit, bInit, dataFormat);
  }

  /// With or without a bias.
  public DepthwiseOptions withBias(boolean bias) {
    return new DepthwiseOptions(channelMultiplier, kernelShape, stride, rate, padding, bias, wInit, bInit, dataFormat);
  }

  /// With another first kernel.
  public DepthwiseOptions withWInit(@Nullable Initializer initializer) {
    return new DepthwiseOptions(channelMultiplier, kernelShape, stride, rate, padding, withBias, initializer, bInit, dataFormat);
  }

  /// With another first bias.
  public DepthwiseOptions withBInit(@Nullable Initializer initializer) {
    return new DepthwiseOptions(channelMultiplier, kernelShape, stride, rate, padding, withBias, wInit, initializer, dataFormat);
  }

  /// With the channels elsewhere.
  public DepthwiseOptions withDataFormat(String format) {
    return new DepthwiseOptions(channelMultiplier, kernelShape, stride, rate, padding, withBias, wInit, bInit, format);
  }

  @Forward
  static Tensor convolve(int spatialDims, DepthwiseOptions options, Tensor x) {
    if (x.rank() != spatialDims + 2) {
      throw new ShapeError(
          "depthwise_conv",
          "x: %s has rank %d, but batch, %d spatial axes and channels make %d".formatted(x.aval(), x.rank(), spatialDims, spatialDims + 2),
          "Put a batch axis in with expandDims(0), or use the convolution with as many spatial axes as x has.");
    }
    ConvInput input = ConvInput.of("depthwise_conv", x, spatialDims, options.dataFormat);
    Axes kernel = PerAxis.replicate(options.kernelShape, spatialDims, "kernelShape");
    Axes stride = PerAxis.replicate(options.stride, spatialDims, "stride");
    Axes rate = PerAxis.replicate(options.rate, spatialDims, "rate");
    List<Padding> padding = options.padding.resolve(input.spatial(), kernel, stride, rate);
    input.requireFits("depthwise_conv", kernel, rate, padding);
    if (options.wInit == null) {
      Inputs.requireFloating("depthwise_conv", x);
    }
    int channels = options.channelMultiplier * input.channels();
    Shape shape = Shape.of(kernel.toArray()).concat(Shape.of(1, channels));
    double stddev = 1 / Math.sqrt(shape.range(0, spatialDims).count());
    Tensor w = getParameter("w", shape, x.dtype(), options.wInit != null ? options.wInit : truncatedNormal(stddev));
    Tensor y = Lax.convGeneralDilated(
        x,
        w,
        input.dims(false),
        stride,
        padding,
        Window.ones(spatialDims),
        rate,
        input.channels(),
        1);
    if (!options.withBias) {
      return y;
    }
    return y.add(getParameter("b", input.biasShape(channels), x.dtype(), options.bInit != null ? options.bInit : zeros()));
  }

  @Override
  public void describe(Description description) {
    description
        .option("channelMultiplier", channelMultiplier)
        .option("kernelShape", kernelShape)
        .option("stride", stride, Axes.of(1))
        .option("rate", rate, Axes.of(1))
        .option("padding", padding, PaddingMode.SAME)
        .option("withBias", withBias, true)
        .option("wInit", wInit)
        .option("bInit", bInit)
        .option("dataFormat", Channels.last(dataFormat) ? null : dataFormat);
  }
}
