package dev.hokku.nn;

import dev.hokku.hk.Described;
import dev.hokku.hk.Description;
import dev.hokku.hk.Initializer;
import dev.hokku.tensor.Axes;
import dev.hokku.tensor.Tensor;
import org.jspecify.annotations.Nullable;

/// What all convolutions can be told. Lists have one entry for all spatial axes, or one each.
///
/// @param outputChannels channels of the output
/// @param kernelShape lengths of the kernel
/// @param stride distance of neighbouring windows; by default 1
/// @param rate distance of neighbouring kernel elements; by default 1
/// @param padding zeros around the input; by default [PaddingMode#SAME]
/// @param withBias whether a bias is added; by default it is
/// @param wInit first kernel; by default normal, truncated at two standard deviations, of deviation `1 / sqrt(fan in)`
/// @param bInit first bias; by default zeros
/// @param dataFormat where the channels are, see [Channels]
/// @param mask a factor of the kernel, of its shape; or null
/// @param featureGroupCount in how many groups channels are kept apart; by default 1
public record ConvOptions(
    int outputChannels,
    Axes kernelShape,
    Axes stride,
    Axes rate,
    ConvPadding padding,
    boolean withBias,
    @Nullable Initializer wInit,
    @Nullable Initializer bInit,
    String dataFormat,
    @Nullable Tensor mask,
    int featureGroupCount)
    implements Described {

  /// Refuses what has no meaning.
  public ConvOptions {
    if (outputChannels < 1 || featureGroupCount < 1) {
      throw new IllegalArgumentException(
          "outputChannels is %d and featureGroupCount %d; both must be at least 1.".formatted(outputChannels, featureGroupCount));
    }
    if (outputChannels % featureGroupCount != 0) {
      throw new IllegalArgumentException(
          "%d outputChannels do not divide into %d groups. Choose featureGroupCount as a divisor.".formatted(outputChannels, featureGroupCount));
    }
    requirePositive("kernelShape", kernelShape);
    requirePositive("stride", stride);
    requirePositive("rate", rate);
    Channels.index(dataFormat);
  }

  /// Refuses lengths below 1.
  static void requirePositive(String what, Axes lengths) {
    if (lengths.count() == 0 || lengths.asList().stream().anyMatch(length -> length < 1)) {
      throw new IllegalArgumentException("%s is %s, but each entry must be at least 1.".formatted(what, lengths));
    }
  }

  /// Haiku's defaults.
  public static ConvOptions of(int outputChannels, String dataFormat, int... kernelShape) {
    Axes one = Axes.of(1);
    return new ConvOptions(
        outputChannels, Axes.of(kernelShape), one, one, PaddingMode.SAME, true, null, null, dataFormat, null, 1);
  }

  /// With this many channels of the output.
  public ConvOptions withOutputChannels(int channels) {
    return new ConvOptions(channels, kernelShape, stride, rate, padding, withBias, wInit, bInit, dataFormat, mask, featureGroupCount);
  }

  /// With these lengths of the kernel.
  public ConvOptions withKernelShape(int... lengths) {
    return new ConvOptions(
        outputChannels, Axes.of(lengths), stride, rate, padding, withBias, wInit, bInit, dataFormat, mask, featureGroupCount);
  }

  /// With this distance of neighbouring windows.
  public ConvOptions withStride(int... strides) {
    return new ConvOptions(
        outputChannels, kernelShape, Axes.of(strides), rate, padding, withBias, wInit, bInit, dataFormat, mask, featureGroupCount);
  }

  /// With this distance of neighbouring kernel elements.
  public ConvOptions withRate(int... rates) {
    return new ConvOptions(
        outputChannels, kernelShape, stride, Axes.of(rates), padding, withBias, wInit, bInit, dataFormat, mask, featureGroupCount);
  }

  /// Padded so.
  public ConvOptions withPadding(ConvPadding zeros) {
    return new ConvOptions(outputChannels, kernelShape, stride, rate, zeros, withBias, wInit, bInit, dataFormat, mask, featureGroupCount);
  }

  /// With or without a bias.
  public ConvOptions withBias(boolean bias) {
    return new ConvOptions(outputChannels, kernelShape, stride, rate, padding, bias, wInit, bInit, dataFormat, mask, featureGroupCount);
  }

  /// With another first kernel.
  public ConvOptions withWInit(@Nullable Initializer initializer) {
    return new ConvOptions(
        outputChannels, kernelShape, stride, rate, padding, withBias, initializer, bInit, dataFormat, mask, featureGroupCount);
  }

  /// With another first bias.
  public ConvOptions withBInit(@Nullable Initializer initializer) {
    return new ConvOptions(
        outputChannels, kernelShape, stride, rate, padding, withBias, wInit, initializer, dataFormat, mask, featureGroupCount);
  }

  /// With the channels elsewhere.
  public ConvOptions withDataFormat(String format) {
    return new ConvOptions(outputChannels, kernelShape, stride, rate, padding, withBias, wInit, bInit, format, mask, featureGroupCount);
  }

  /// With a factor of the kernel, of its shape.
  public ConvOptions withMask(@Nullable Tensor factor) {
    return new ConvOptions(
        outputChannels, kernelShape, stride, rate, padding, withBias, wInit, bInit, dataFormat, factor, featureGroupCount);
  }

  /// With channels kept apart in this many groups.
  public ConvOptions withFeatureGroupCount(int groups) {
    return new ConvOptions(outputChannels, kernelShape, stride, rate, padding, withBias, wInit, bInit, dataFormat, mask, groups);
  }

  @Override
  public void describe(Description description) {
    description
        .option("outputChannels", outputChannels)
        .option("kernelShape", kernelShape)
        .option("stride", stride, Axes.of(1))
        .option("rate", rate, Axes.of(1))
        .option("padding", padding, PaddingMode.SAME)
        .option("withBias", withBias, true)
        .option("wInit", wInit)
        .option("bInit", bInit)
        .option("dataFormat", Channels.last(dataFormat) ? null : dataFormat)
        .option("mask", mask)
        .option("featureGroupCount", featureGroupCount, 1);
  }
}
