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

/// The network of `pytorch_net.py`, with its layers in fields.
@HkModule
final class FieldNet {

  final Conv2D conv = new Conv2D(4, 3).withStride(2).withPadding(ConvPadding.of(1, 1)).withDataFormat("NCHW").withName("conv");
  final BatchNorm bn = new BatchNorm(true, true, 0.9).withDataFormat("NCHW").withName("bn");
  final Conv2DTranspose up =
      new Conv2DTranspose(2, 3).withStride(2).withPadding(PaddingMode.VALID).withDataFormat("NCHW").withName("up");
  final Linear fc = new Linear(5).withName("fc");
  final LayerNorm ln = new LayerNorm(-1, true, true).withName("ln");
  final Embed words = new Embed(6, 5).withName("words");

  /// @param x `f32[N,3,8,8]`
  /// @param ids `s32[N]`
  @Forward
  Tensor forward(Tensor x, Tensor ids, boolean isTraining) {
    Tensor h = relu(bn.forward(conv.forward(x), isTraining));
    return ln.forward(fc.forward(new Flatten().forward(up.forward(h)))).add(words.forward(ids));
  }
}
