package dev.hokku.tests.interop;

import static dev.hokku.nn.Functions.relu;

import dev.hokku.Forward;
import dev.hokku.HkModule;
import dev.hokku.nn.BatchNorm;
import dev.hokku.nn.Conv2D;
import dev.hokku.nn.Conv2DTranspose;
import dev.hokku.nn.ConvPadding;
import dev.hokku.nn.Embed;
import dev.hokku.nn.Flatten;
import dev.hokku.nn.LayerNorm;
import dev.hokku.nn.Linear;
import dev.hokku.nn.PaddingMode;
import dev.hokku.tensor.Tensor;

/// The network of `pytorch_net.py`, with its layers made where they are used.
@HkModule
final class InlineNet {

  /// @param x `f32[N,3,8,8]`
  /// @param ids `s32[N]`
  @Forward
  Tensor forward(Tensor x, Tensor ids, boolean isTraining) {
    Tensor h = new Conv2D(4, 3).withStride(2).withPadding(ConvPadding.of(1, 1)).withDataFormat("NCHW").forward(x);
    h = relu(new BatchNorm(true, true, 0.9).withDataFormat("NCHW").forward(h, isTraining));
    h = new Conv2DTranspose(2, 3).withStride(2).withPadding(PaddingMode.VALID).withDataFormat("NCHW").forward(h);
    h = new LayerNorm(-1, true, true).forward(new Linear(5).forward(new Flatten().forward(h)));
    return h.add(new Embed(6, 5).forward(ids));
  }
}
