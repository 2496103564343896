package dev.hokku.nn.nets;

import static dev.hokku.nn.Functions.relu;

import dev.hokku.Forward;
import dev.hokku.HkModule;
import dev.hokku.nn.BatchNorm;
import dev.hokku.nn.Conv2D;
import dev.hokku.nn.init.Initializers;
import dev.hokku.tensor.Tensor;
import org.jspecify.annotations.Nullable;

/// A block that normalises after each convolution and activates after the sum.
///
/// Source: He et al. 2016, <https://arxiv.org/abs/1512.03385>, figures 2 and 5; `hk.nets.ResNet.BlockV1`.
@HkModule(name = "block_v1")
public final class ResNetBlockV1 implements ResNetBlock, ResNetBlockV1Dispatch {

  final @Nullable String name;
  final @Nullable Conv2D projConv;
  final @Nullable BatchNorm projBatchnorm;
  final Conv2D conv0;
  final BatchNorm batchnorm0;
  final Conv2D conv1;
  final BatchNorm batchnorm1;
  final @Nullable Conv2D conv2;
  final @Nullable BatchNorm batchnorm2;

  /// @param channels of the output
  /// @param stride of the block
  /// @param useProjection whether the shortcut passes a 1×1 convolution
  /// @param options of the network: bottleneck and normalisation
  /// @param name the module's name; by default `block_v1`
  public ResNetBlockV1(int channels, int stride, boolean useProjection, ResNetOptions options, @Nullable String name) {
    boolean bottleneck = options.bottleneck();
    int inner = bottleneck ? channels / 4 : channels;
    this.name = name;
    this.projConv = useProjection ? ResNetBlock.conv(channels, 1, stride, "shortcut_conv") : null;
    this.projBatchnorm = useProjection ? ResNetBlock.norm(options, "shortcut_batchnorm") : null;
    this.conv0 = ResNetBlock.conv(inner, bottleneck ? 1 : 3, bottleneck ? 1 : stride, "conv_0");
    this.batchnorm0 = ResNetBlock.norm(options, "batchnorm_0");
    this.conv1 = ResNetBlock.conv(inner, 3, bottleneck ? stride : 1, "conv_1");
    this.batchnorm1 = ResNetBlock.norm(options, "batchnorm_1");
    this.conv2 = bottleneck ? ResNetBlock.conv(channels, 1, 1, "conv_2") : null;
    // With a scale of zero each block starts as its shortcut.
    this.batchnorm2 = bottleneck ? ResNetBlock.norm(options, "batchnorm_2").withScaleInit(Initializers.zeros()) : null;
  }

  @Override
  @Forward
  public Tensor forward(Tensor x, boolean isTraining, boolean testLocalStats) {
    Tensor shortcut = x;
    if (projConv != null && projBatchnorm != null) {
      shortcut = projBatchnorm.forward(projConv.forward(x), isTraining, testLocalStats, null, null);
    }
    Tensor out = relu(batchnorm0.forward(conv0.forward(x), isTraining, testLocalStats, null, null));
    out = batchnorm1.forward(conv1.forward(out), isTraining, testLocalStats, null, null);
    if (conv2 != null && batchnorm2 != null) {
      out = batchnorm2.forward(conv2.forward(relu(out)), isTraining, testLocalStats, null, null);
    }
    return relu(ResNetBlock.joined(out, shortcut));
  }
}
