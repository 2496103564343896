package dev.hokku.tests.laws;

import static dev.hokku.tests.laws.Values.f32;

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

/// Convolutions of every kind.
final class ConvRows {

  private ConvRows() {}

  static List<ModuleRow> all() {
    return List.of(
        ModuleRow.of("Conv1D", new Conv1D(3, 3), f32(2, 6, 2)),
        ModuleRow.of("Conv1D, causal, dilated", new Conv1D(3, 2).withRate(2).withPadding(ConvPadding.by(Pad::causal)), f32(2, 6, 2)),
        ModuleRow.of("Conv1D, channels first", new Conv1D(3, 3).withDataFormat("NCW"), f32(2, 2, 6)),
        ModuleRow.of("Conv1D, masked", new Conv1D(3, 3).withMask(Numpy.tril(Numpy.ones(3, 2, 3), 0)), f32(2, 6, 2)),
        ModuleRow.of("Conv2D", new Conv2D(4, 3), f32(2, 5, 4, 3)),
        ModuleRow.of("Conv2D, strided, valid, without bias", new Conv2D(4, 3, 2).withStride(2, 1).withPadding(PaddingMode.VALID).withBias(false), f32(2, 5, 4, 3)),
        ModuleRow.of("Conv2D, in groups, channels first", new Conv2D(4, 3).withFeatureGroupCount(2).withDataFormat("NCHW"), f32(2, 4, 5, 4)),
        ModuleRow.of("Conv2D, padded by pairs", new Conv2D(2, 2).withPadding(ConvPadding.of(List.of(Padding.edges(1, 0), Padding.edges(2, 1)))), f32(2, 3, 4, 3)),
        ModuleRow.of("Conv3D", new Conv3D(2, 2), f32(2, 3, 4, 3, 2)),
        ModuleRow.of("ConvND", new ConvND(1, 3, 3), f32(2, 6, 2)),
        ModuleRow.of("Conv1DTranspose", new Conv1DTranspose(3, 3).withStride(2), f32(2, 4, 2)),
        ModuleRow.of("Conv2DTranspose", new Conv2DTranspose(3, 3).withStride(2), f32(2, 3, 2, 2)),
        ModuleRow.of("Conv2DTranspose to a shape", new Conv2DTranspose(3, 3).withStride(2).withPadding(PaddingMode.VALID).withOutputShape(7, 5), f32(2, 3, 2, 2)),
        ModuleRow.of("Conv2DTranspose, channels first", new Conv2DTranspose(3, 2).withDataFormat("NCHW"), f32(2, 2, 3, 4)),
        ModuleRow.of("Conv3DTranspose", new Conv3DTranspose(2, 2).withStride(2), f32(2, 2, 3, 2, 2)),
        ModuleRow.of("ConvNDTranspose", new ConvNDTranspose(1, 3, 3), f32(2, 4, 2)),
        ModuleRow.of("DepthwiseConv1D", new DepthwiseConv1D(2, 3), f32(2, 6, 2)),
        ModuleRow.of("DepthwiseConv2D", new DepthwiseConv2D(2, 3).withStride(2), f32(2, 5, 4, 3)),
        ModuleRow.of("DepthwiseConv2D, dilated, channels first", new DepthwiseConv2D(1, 2).withRate(2).withDataFormat("NCHW"), f32(2, 3, 5, 4)),
        ModuleRow.of("DepthwiseConv3D", new DepthwiseConv3D(1, 2), f32(2, 3, 4, 3, 2)),
        ModuleRow.of("SeparableDepthwiseConv2D", new SeparableDepthwiseConv2D(2, 3, 2), f32(2, 5, 4, 3)));
  }
}
