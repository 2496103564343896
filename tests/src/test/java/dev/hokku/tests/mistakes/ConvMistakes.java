package dev.hokku.tests.mistakes;

import static dev.hokku.lax.ShapeDtype.f32;
import static dev.hokku.lax.ShapeDtype.s32;
import static dev.hokku.tests.mistakes.LayerMistakes.init;

import dev.hokku.lax.Numpy;
import dev.hokku.lax.Padding;
import dev.hokku.nn.Conv1D;
import dev.hokku.nn.Conv1DTranspose;
import dev.hokku.nn.Conv2D;
import dev.hokku.nn.Conv2DTranspose;
import dev.hokku.nn.Conv3D;
import dev.hokku.nn.Conv3DTranspose;
import dev.hokku.nn.ConvND;
import dev.hokku.nn.ConvNDTranspose;
import dev.hokku.nn.ConvPadding;
import dev.hokku.nn.DepthwiseConv1D;
import dev.hokku.nn.DepthwiseConv2D;
import dev.hokku.nn.DepthwiseConv3D;
import dev.hokku.nn.Pad;
import dev.hokku.nn.PaddingMode;
import dev.hokku.nn.SeparableDepthwiseConv2D;
import java.util.List;

/// Convolutions.
final class ConvMistakes {

  private ConvMistakes() {}

  static List<Mistake> all() {
    return List.of(
        Mistake.of("Conv2D of flat images", () -> init(new Conv2D(3, 3), f32(8, 784))),
        Mistake.of("Conv1D of images", () -> init(new Conv1D(3, 3), f32(8, 28, 28, 1))),
        Mistake.of("Conv3D of images", () -> init(new Conv3D(3, 3), f32(28, 28, 1))),
        Mistake.of("Conv2D of integers", () -> init(new Conv2D(3, 3), s32(1, 8, 8, 3))),
        Mistake.of("Conv2D without channels", () -> new Conv2D(0, 3)),
        Mistake.of("Conv2D with a kernel for three axes", () -> init(new Conv2D(3, 3, 3, 3), f32(1, 8, 8, 3))),
        Mistake.of("Conv2D without a kernel shape", () -> new Conv2D(3)),
        Mistake.of("Conv2D with an empty kernel", () -> new Conv2D(3, 0)),
        Mistake.of("Conv2D with a negative stride", () -> new Conv2D(3, 3).withStride(-1)),
        Mistake.of("Conv2D with strides for three axes", () -> init(new Conv2D(3, 3).withStride(1, 2, 2), f32(1, 8, 8, 3))),
        Mistake.of("Conv2D with rate 0", () -> new Conv2D(3, 3).withRate(0)),
        Mistake.of("Conv2D with rates for three axes", () -> init(new Conv2D(3, 3).withRate(1, 2, 2), f32(1, 8, 8, 3))),
        Mistake.of("Conv2D with a data format that does not exist", () -> new Conv2D(3, 3).withDataFormat("NHCW2")),
        Mistake.of("Conv2D with a data format in small letters", () -> new Conv2D(3, 3).withDataFormat("nchw")),
        Mistake.of("Conv2D in no group", () -> new Conv2D(3, 3).withFeatureGroupCount(0)),
        Mistake.of("Conv2D in groups that the input does not divide into", () -> init(new Conv2D(6, 3).withFeatureGroupCount(2), f32(1, 8, 8, 3))),
        Mistake.of("Conv2D in groups that the output does not divide into", () -> init(new Conv2D(5, 3).withFeatureGroupCount(2), f32(1, 8, 8, 4))),
        Mistake.of("Conv1D with a mask of another shape", () -> init(new Conv1D(3, 3).withMask(Numpy.ones(3, 3)), f32(1, 8, 2))),
        Mistake.of("Conv2D with a kernel larger than the image", () -> init(new Conv2D(3, 9).withPadding(PaddingMode.VALID), f32(1, 4, 4, 3))),
        Mistake.of("Conv2D padded by pairs for one axis of two", () -> init(new Conv2D(3, 3).withPadding(ConvPadding.of(List.of(Padding.edges(1, 1), Padding.edges(1, 1), Padding.edges(1, 1)))), f32(1, 8, 8, 3))),
        Mistake.of("Conv2D padded by functions for three axes", () -> init(new Conv2D(3, 3).withPadding(ConvPadding.by(Pad::same, Pad::same, Pad::same)), f32(1, 8, 8, 3))),
        Mistake.of("ConvND without axes", () -> new ConvND(0, 3, 3)),
        Mistake.of("Conv2DTranspose of flat images", () -> init(new Conv2DTranspose(3, 3), f32(8, 784))),
        Mistake.of("Conv2DTranspose padded by pairs to a shape", () -> new Conv2DTranspose(3, 3).withPadding(ConvPadding.of(1, 1)).withOutputShape(5)),
        Mistake.of("Conv2DTranspose to a shape it cannot reach", () -> init(new Conv2DTranspose(3, 3).withStride(2).withOutputShape(50, 50), f32(1, 4, 4, 3))),
        Mistake.of("Conv2DTranspose to a shape of three axes", () -> init(new Conv2DTranspose(3, 3).withOutputShape(8, 8, 8), f32(1, 8, 8, 3))),
        Mistake.of("Conv2DTranspose padded by a function", () -> init(new Conv2DTranspose(3, 3).withPadding(ConvPadding.by(Pad::same)), f32(1, 8, 8, 3))),
        Mistake.of("Conv2DTranspose with a mask of another shape", () -> init(new Conv2DTranspose(2, 3).withMask(Numpy.ones(3, 3)), f32(1, 8, 8, 3))),
        Mistake.of("DepthwiseConv2D of one image", () -> init(new DepthwiseConv2D(1, 3), f32(8, 8, 3))),
        Mistake.of("DepthwiseConv2D with multiplier 0", () -> new DepthwiseConv2D(0, 3)),
        Mistake.of("DepthwiseConv2D with a kernel for three axes", () -> init(new DepthwiseConv2D(1, 3, 3, 3), f32(1, 8, 8, 3))),
        Mistake.of("SeparableDepthwiseConv2D of flat images", () -> init(new SeparableDepthwiseConv2D(1, 3), f32(8, 784))),
        Mistake.of("SeparableDepthwiseConv2D with a kernel for three axes", () -> new SeparableDepthwiseConv2D(1, 3, 3, 3)),
        Mistake.of("Conv1DTranspose of channels alone", () -> init(new Conv1DTranspose(3, 3), f32(4))),
        Mistake.of("Conv1DTranspose with a kernel for two axes", () -> init(new Conv1DTranspose(3, 3, 3), f32(1, 8, 2))),
        Mistake.of("Conv3DTranspose of images", () -> init(new Conv3DTranspose(3, 3), f32(8, 28, 28))),
        Mistake.of("Conv3DTranspose with strides for two axes", () -> init(new Conv3DTranspose(3, 3).withStride(2, 2), f32(1, 4, 4, 4, 2))),
        Mistake.of("ConvNDTranspose without axes", () -> new ConvNDTranspose(0, 3, 3)),
        Mistake.of("ConvNDTranspose with stride 0", () -> new ConvNDTranspose(1, 3, 3).withStride(0)),
        Mistake.of("DepthwiseConv1D of one sequence", () -> init(new DepthwiseConv1D(1, 3), f32(8, 3))),
        Mistake.of("DepthwiseConv1D with a data format in small letters", () -> init(new DepthwiseConv1D(1, 3).withDataFormat("nwc"), f32(1, 8, 3))),
        Mistake.of("DepthwiseConv3D of images", () -> init(new DepthwiseConv3D(1, 3), f32(1, 8, 8, 3))),
        Mistake.of("DepthwiseConv3D with rate 0", () -> new DepthwiseConv3D(1, 3).withRate(0)));
  }
}
