package dev.hokku.nn;

import static dev.hokku.hk.Hk.getParameter;
import static dev.hokku.nn.init.Initializers.truncatedNormal;
import static dev.hokku.nn.init.Initializers.zeros;

import dev.hokku.Forward;
import dev.hokku.HkModule;
import dev.hokku.core.ShapeError;
import dev.hokku.hk.Initializer;
import dev.hokku.lax.Lax;
import dev.hokku.lax.Padding;
import dev.hokku.lax.Window;
import dev.hokku.tensor.Axes;
import dev.hokku.tensor.Shape;
import dev.hokku.tensor.Tensor;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A convolution along any number of spatial axes.
///
/// Parameters, with C the channels of the input: `w`: `[..,C/featureGroupCount,outputChannels]`; `b`: `[outputChannels]`, or `[outputChannels,1,..]` if channels come first.
///
/// @param numSpatialDims how many axes the kernel moves along
/// @param options what it can be told; the `with…` methods change one each
/// @param name the module's name; by default `conv_nd`
///
/// Source: `hk.ConvND`.
@HkModule
public record ConvND(int numSpatialDims, ConvOptions options, @Nullable String name) implements Layer, ConvNDDispatch {

  /// Refuses what has no meaning.
  public ConvND {
    if (numSpatialDims < 1) {
      throw new IllegalArgumentException("numSpatialDims is %d, but must be at least 1.".formatted(numSpatialDims));
    }
  }

  /// With Haiku's defaults: stride 1, padding `SAME`, with bias.
  ///
  /// @param kernelShape one length for all spatial axes, or one each
  public ConvND(int numSpatialDims, int outputChannels, int... kernelShape) {
    this(numSpatialDims, ConvOptions.of(outputChannels, "channels_last", kernelShape), null);
  }

  /// With this many channels of the output.
  public ConvND withOutputChannels(int channels) {
    return new ConvND(numSpatialDims, options.withOutputChannels(channels), name);
  }

  /// With these lengths of the kernel.
  public ConvND withKernelShape(int... lengths) {
    return new ConvND(numSpatialDims, options.withKernelShape(lengths), name);
  }

  /// With this distance of neighbouring windows.
  public ConvND withStride(int... strides) {
    return new ConvND(numSpatialDims, options.withStride(strides), name);
  }

  /// With this distance of neighbouring kernel elements.
  public ConvND withRate(int... rates) {
    return new ConvND(numSpatialDims, options.withRate(rates), name);
  }

  /// Padded so.
  public ConvND withPadding(ConvPadding zeros) {
    return new ConvND(numSpatialDims, options.withPadding(zeros), name);
  }

  /// With or without a bias.
  public ConvND withBias(boolean bias) {
    return new ConvND(numSpatialDims, options.withBias(bias), name);
  }

  /// With another first kernel.
  public ConvND withWInit(@Nullable Initializer initializer) {
    return new ConvND(numSpatialDims, options.withWInit(initializer), name);
  }

  /// With another first bias.
  public ConvND withBInit(@Nullable Initializer initializer) {
    return new ConvND(numSpatialDims, options.withBInit(initializer), name);
  }

  /// With the channels elsewhere.
  public ConvND withDataFormat(String format) {
    return new ConvND(numSpatialDims, options.withDataFormat(format), name);
  }

  /// With a factor of the kernel, of its shape.
  public ConvND withMask(@Nullable Tensor factor) {
    return new ConvND(numSpatialDims, options.withMask(factor), name);
  }

  /// With channels kept apart in this many groups.
  public ConvND withFeatureGroupCount(int groups) {
    return new ConvND(numSpatialDims, options.withFeatureGroupCount(groups), name);
  }

  /// With a name of its own.
  public ConvND withName(@Nullable String given) {
    return new ConvND(numSpatialDims, options, given);
  }

  /// @param x `[N,..,C]`, or as the data format says; the batch axis may be missing
  /// @return the same axes with `outputChannels` channels
  @Override
  @Forward
  public Tensor forward(Tensor x) {
    return convolve(numSpatialDims, options, x);
  }

  static Tensor convolve(int spatialDims, ConvOptions options, Tensor x) {
    ConvInput input = ConvInput.of("conv", x, spatialDims, options.dataFormat());
    int groups = options.featureGroupCount();
    if (input.channels() % groups != 0) {
      throw new ShapeError(
          "conv",
          "%d channels of x: %s do not divide into %d groups".formatted(input.channels(), x.aval(), groups),
          "Choose featureGroupCount as a divisor; or change dataFormat '%s' if channels are elsewhere.".formatted(options.dataFormat()));
    }
    Axes kernel = PerAxis.replicate(options.kernelShape(), spatialDims, "kernelShape");
    Axes stride = PerAxis.replicate(options.stride(), spatialDims, "stride");
    Axes rate = PerAxis.replicate(options.rate(), spatialDims, "rate");
    if (options.wInit() == null) {
      Inputs.requireFloating("conv", x);
    }
    List<Padding> padding = options.padding().resolve(input.spatial(), kernel, stride, rate);
    input.requireFits("conv", kernel, rate, padding);
    Shape shape = Shape.of(kernel.toArray()).concat(Shape.of(input.channels() / groups, options.outputChannels()));
    double stddev = 1 / Math.sqrt(shape.range(0, spatialDims + 1).count());
    Tensor w = getParameter("w", shape, x.dtype(), options.wInit() != null ? options.wInit() : truncatedNormal(stddev));
    Tensor y = Lax.convGeneralDilated(
        input.x(),
        ConvInput.masked("conv", w, options.mask()),
        input.dims(false),
        stride,
        padding,
        Window.ones(spatialDims),
        rate,
        groups,
        1);
    if (options.withBias()) {
      Shape biasShape = input.biasShape(options.outputChannels());
      y = y.add(getParameter("b", biasShape, x.dtype(), options.bInit() != null ? options.bInit() : zeros()));
    }
    return input.unbatched(y);
  }

  @Override
  public String toString() {
    return ConvNDApply.TYPE.describe(this);
  }
}
