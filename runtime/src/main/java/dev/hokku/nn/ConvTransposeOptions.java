package dev.hokku.nn;

import dev.hokku.hk.Described;
import dev.hokku.hk.Description;
import dev.hokku.hk.Initializer;
import dev.hokku.tensor.Axes;
import dev.hokku.tensor.Tensor;
import org.jspecify.annotations.Nullable;

/// What all transposed convolutions can be told. Lists have one entry for all spatial axes, or one each.
///
/// @param outputChannels channels of the output
/// @param kernelShape lengths of the kernel
/// @param stride how much longer the output is than the input; by default 1
/// @param outputShape spatial lengths of the output, where stride and padding leave a choice; or null
/// @param padding by name, or the zeros around the stretched input; by default [PaddingMode#SAME]
/// @param withBias whether a bias is added; by default it is
/// @param wInit first kernel; by default normal, truncated at two standard deviations, of deviation `1 / sqrt(fan in)`
/// @param bInit first bias; by default zeros
/// @param dataFormat where the channels are, see [Channels]
/// @param mask a factor of the kernel, of its shape; or null
public record ConvTransposeOptions(
    int outputChannels,
    Axes kernelShape,
    Axes stride,
    @Nullable Axes outputShape,
    ConvPadding padding,
    boolean withBias,
    @Nullable Initializer wInit,
    @Nullable Initializer bInit,
    String dataFormat,
    @Nullable Tensor mask)
    implements Described {

  /// Refuses what has no meaning.
  public ConvTransposeOptions {
    ConvOptions.requirePositive("kernelShape", kernelShape);
    ConvOptions.requirePositive("stride", stride);
    if (outputChannels < 1) {
      throw new IllegalArgumentException("outputChannels is %d, but must be at least 1.".formatted(outputChannels));
    }
    if (outputShape != null && !(padding instanceof PaddingMode)) {
      throw new IllegalArgumentException("outputShape %s goes with padding SAME or VALID only, not with %s.".formatted(outputShape, padding));
    }
    if (padding instanceof ConvPadding.ByKernel) {
      throw new IllegalArgumentException("A transposed convolution is not padded by functions. Give SAME, VALID, or amounts.");
    }
    if (padding == PaddingMode.SAME_LOWER) {
      throw new IllegalArgumentException("A transposed convolution has no padding SAME_LOWER. Give SAME, VALID, or amounts.");
    }
    Channels.index(dataFormat);
  }

  /// Haiku's defaults.
  public static ConvTransposeOptions of(int outputChannels, String dataFormat, int... kernelShape) {
    return new ConvTransposeOptions(
        outputChannels, Axes.of(kernelShape), Axes.of(1), null, PaddingMode.SAME, true, null, null, dataFormat, null);
  }

  /// With this many channels of the output.
  public ConvTransposeOptions withOutputChannels(int channels) {
    return new ConvTransposeOptions(channels, kernelShape, stride, outputShape, padding, withBias, wInit, bInit, dataFormat, mask);
  }

  /// With these lengths of the kernel.
  public ConvTransposeOptions withKernelShape(int... lengths) {
    return new ConvTransposeOptions(
        outputChannels, Axes.of(lengths), stride, outputShape, padding, withBias, wInit, bInit, dataFormat, mask);
  }

  /// With this distance of neighbouring windows.
  public ConvTransposeOptions withStride(int... strides) {
    return new ConvTransposeOptions(
        outputChannels, kernelShape, Axes.of(strides), outputShape, padding, withBias, wInit, bInit, dataFormat, mask);
  }

  /// With these spatial lengths of the output.
  public ConvTransposeOptions withOutputShape(int... lengths) {
    return new ConvTransposeOptions(
        outputChannels, kernelShape, stride, Axes.of(lengths), padding, withBias, wInit, bInit, dataFormat, mask);
  }

  /// Padded so.
  public ConvTransposeOptions withPadding(ConvPadding zeros) {
    return new ConvTransposeOptions(outputChannels, kernelShape, stride, outputShape, zeros, withBias, wInit, bInit, dataFormat, mask);
  }

  /// With or without a bias.
  public ConvTransposeOptions withBias(boolean bias) {
    return new ConvTransposeOptions(outputChannels, kernelShape, stride, outputShape, padding, bias, wInit, bInit, dataFormat, mask);
  }

  /// With another first kernel.
  public ConvTransposeOptions withWInit(@Nullable Initializer initializer) {
    return new ConvTransposeOptions(
        outputChannels, kernelShape, stride, outputShape, padding, withBias, initializer, bInit, dataFormat, mask);
  }

  /// With another first bias.
  public ConvTransposeOptions withBInit(@Nullable Initializer initializer) {
    return new ConvTransposeOptions(
        outputChannels, kernelShape, stride, outputShape, padding, withBias, wInit, initializer, dataFormat, mask);
  }

  /// With the channels elsewhere.
  public ConvTransposeOptions withDataFormat(String format) {
    return new ConvTransposeOptions(outputChannels, kernelShape, stride, outputShape, padding, withBias, wInit, bInit, format, mask);
  }

  /// With a factor of the kernel, of its shape.
  public ConvTransposeOptions withMask(@Nullable Tensor factor) {
    return new ConvTransposeOptions(outputChannels, kernelShape, stride, outputShape, padding, withBias, wInit, bInit, dataFormat, factor);
  }

  @Override
  public void describe(Description description) {
    description
        .option("outputChannels", outputChannels)
        .option("kernelShape", kernelShape)
        .option("stride", stride, Axes.of(1))
        .option("outputShape", outputShape)
        .option("padding", padding, PaddingMode.SAME)
        .option("withBias", withBias, true)
        .option("wInit", wInit)
        .option("bInit", bInit)
        .option("dataFormat", Channels.last(dataFormat) ? null : dataFormat)
        .option("mask", mask);
  }
}
