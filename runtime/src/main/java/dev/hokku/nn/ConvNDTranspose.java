package dev.hokku.nn;

import static dev.hokku.hk.Hk.getParameter;
import static dev.hokku.nn.init.Initializers.truncatedNormal;
import static dev.hokku.nn.init.Initializers.zeros;

import dev.hokku.Forward;
import dev.hokku.HkModule;
import dev.hokku.hk.Initializer;
import dev.hokku.lax.Lax;
import dev.hokku.lax.Window;
import dev.hokku.tensor.Axes;
import dev.hokku.tensor.Shape;
import dev.hokku.tensor.Tensor;
import org.jspecify.annotations.Nullable;

/// A transposed convolution along any number of spatial axes; the kernel is not turned around.
///
/// Parameters, with C the channels of the input: `w`: `[..,outputChannels,C]`; `b`: `[outputChannels]`, or `[outputChannels,1,..]` if channels come first.
///
/// @param numSpatialDims how many axes the kernel moves along
/// @param options what it can be told; the `with…` methods change one each
/// @param name the module's name; by default `conv_nd_transpose`
///
/// Source: `hk.ConvNDTranspose`.
@HkModule
public record ConvNDTranspose(int numSpatialDims, ConvTransposeOptions options, @Nullable String name) implements Layer, ConvNDTransposeDispatch {

  /// Refuses what has no meaning.
  public ConvNDTranspose {
    if (numSpatialDims < 1) {
      throw new IllegalArgumentException("numSpatialDims is %d, but must be at least 1.".formatted(numSpatialDims));
    }
  }

  /// With Haiku's defaults: stride 1, padding `SAME`, with bias.
  ///
  /// @param kernelShape one length for all spatial axes, or one each
  public ConvNDTranspose(int numSpatialDims, int outputChannels, int... kernelShape) {
    this(numSpatialDims, ConvTransposeOptions.of(outputChannels, "channels_last", kernelShape), null);
  }

  /// With this many channels of the output.
  public ConvNDTranspose withOutputChannels(int channels) {
    return new ConvNDTranspose(numSpatialDims, options.withOutputChannels(channels), name);
  }

  /// With these lengths of the kernel.
  public ConvNDTranspose withKernelShape(int... lengths) {
    return new ConvNDTranspose(numSpatialDims, options.withKernelShape(lengths), name);
  }

  /// With this distance of neighbouring windows.
  public ConvNDTranspose withStride(int... strides) {
    return new ConvNDTranspose(numSpatialDims, options.withStride(strides), name);
  }

  /// With these spatial lengths of the output.
  public ConvNDTranspose withOutputShape(int... lengths) {
    return new ConvNDTranspose(numSpatialDims, options.withOutputShape(lengths), name);
  }

  /// Padded so.
  public ConvNDTranspose withPadding(ConvPadding zeros) {
    return new ConvNDTranspose(numSpatialDims, options.withPadding(zeros), name);
  }

  /// With or without a bias.
  public ConvNDTranspose withBias(boolean bias) {
    return new ConvNDTranspose(numSpatialDims, options.withBias(bias), name);
  }

  /// With another first kernel.
  public ConvNDTranspose withWInit(@Nullable Initializer initializer) {
    return new ConvNDTranspose(numSpatialDims, options.withWInit(initializer), name);
  }

  /// With another first bias.
  public ConvNDTranspose withBInit(@Nullable Initializer initializer) {
    return new ConvNDTranspose(numSpatialDims, options.withBInit(initializer), name);
  }

  /// With the channels elsewhere.
  public ConvNDTranspose withDataFormat(String format) {
    return new ConvNDTranspose(numSpatialDims, options.withDataFormat(format), name);
  }

  /// With a factor of the kernel, of its shape.
  public ConvNDTranspose withMask(@Nullable Tensor factor) {
    return new ConvNDTranspose(numSpatialDims, options.withMask(factor), name);
  }

  /// With a name of its own.
  public ConvNDTranspose withName(@Nullable String given) {
    return new ConvNDTranspose(numSpatialDims, options, given);
  }

  /// @param x `[N,..,C]`, or as the data format says; the batch axis may be missing
  /// @return the same axes with `outputChannels` channels
  @Override
  @Forward
  public Tensor forward(Tensor x) {
    return convolve(numSpatialDims, options, x);
  }

  static Tensor convolve(int spatialDims, ConvTransposeOptions options, Tensor x) {
    ConvInput input = ConvInput.of("conv_transpose", x, spatialDims, options.dataFormat());
    Axes kernel = PerAxis.replicate(options.kernelShape(), spatialDims, "kernelShape");
    Axes stride = PerAxis.replicate(options.stride(), spatialDims, "stride");
    if (options.wInit() == null) {
      Inputs.requireFloating("conv_transpose", x);
    }
    Shape spatial = Shape.of(kernel.toArray());
    Shape shape = spatial.concat(Shape.of(options.outputChannels(), input.channels()));
    double stddev = 1 / Math.sqrt(spatial.count() * input.channels());
    Tensor w = getParameter("w", shape, x.dtype(), options.wInit() != null ? options.wInit() : truncatedNormal(stddev));
    Tensor y = Lax.convGeneralDilated(
        input.x(),
        ConvInput.masked("conv_transpose", w, options.mask()),
        input.dims(true),
        Window.ones(spatialDims),
        TransposePadding.resolve(options, input.spatial(), kernel, stride),
        stride,
        Window.ones(spatialDims),
        1,
        1);
    if (options.withBias()) {
      Shape biasShape = input.biasShape(options.outputChannels());
      y = y.add(getParameter("b", biasShape, x.dtype(), options.bInit() != null ? options.bInit() : zeros()));
    }
    return input.unbatched(y);
  }

  @Override
  public String toString() {
    return ConvNDTransposeApply.TYPE.describe(this);
  }
}
