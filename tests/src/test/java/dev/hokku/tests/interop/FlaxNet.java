package dev.hokku.tests.interop;

import static dev.hokku.nn.Functions.relu;

import dev.hokku.Forward;
import dev.hokku.HkModule;
import dev.hokku.nn.BatchNorm;
import dev.hokku.nn.Conv2D;
import dev.hokku.nn.Conv2DTranspose;
import dev.hokku.nn.Embed;
import dev.hokku.nn.Flatten;
import dev.hokku.nn.GroupNorm;
import dev.hokku.nn.LayerNorm;
import dev.hokku.nn.Linear;
import dev.hokku.nn.RMSNorm;
import dev.hokku.tensor.Tensor;

/// The network `Net` of `flax_net.py`. Flax's normalisations add 1e-6 where ours add 1e-5, but for batch norm.
@HkModule
final class FlaxNet {

  private static final double EPS = 1e-6;

  /// @param x `f32[N,8,8,3]`
  /// @param ids `s32[N]`
  @Forward
  Tensor forward(Tensor x, Tensor ids, boolean isTraining) {
    Tensor h = new Conv2D(4, 3).withStride(2).forward(x);
    h = relu(new BatchNorm(true, true, 0.9).forward(h, isTraining));
    h = new GroupNorm(2).withEps(EPS).forward(h);
    h = new Conv2DTranspose(2, 3).withStride(2).forward(h);
    h = new RMSNorm(-1).withEps(EPS).forward(h);
    h = new LayerNorm(-1, true, true).withEps(EPS).forward(new Linear(5).forward(new Flatten().forward(h)));
    return h.add(new Embed(6, 5).forward(ids));
  }
}
