package dev.hokku.examples;

import dev.hokku.Forward;
import dev.hokku.HkModule;
import dev.hokku.nn.ConvOptions;
import dev.hokku.nn.nets.ResNet;
import dev.hokku.nn.nets.ResNetOptions;
import dev.hokku.tensor.Tensor;
import java.util.List;

/// A ResNet of four groups with one block each, 16 to 128 channels wide, for small grey images: the published sizes are made for larger ones.
///
/// Source: He et al. 2016, <https://arxiv.org/abs/1512.03385>, section 4.2, which narrows the network in the same way.
@HkModule
public final class SmallResNet {
  final ResNet resnet;

  /// @param classes how many classes to tell apart
  public SmallResNet(int classes) {
    ResNetOptions options =
        ResNetOptions.of(1, 1, 1, 1)
            .withBottleneck(false)
            .withChannelsPerGroup(16, 32, 64, 128)
            .withUseProjection(List.of(false, true, true, true))
            .withInitialConv(ConvOptions.of(16, "NHWC", 3).withBias(false), "initial_conv");
    this.resnet = new ResNet(classes, options, null);
  }

  /// @param x images, `f32[B,H,W]`
  /// @param isTraining whether the batch's statistics are used and kept; static
  /// @return unnormalised log probabilities, `f32[B,classes]`
  @Forward
  public Tensor forward(Tensor x, boolean isTraining) {
    return resnet.forward(x.expandDims(-1), isTraining);
  }
}
