package dev.hokku.nn.nets;

import static dev.hokku.nn.Functions.relu;

import dev.hokku.Forward;
import dev.hokku.HkModule;
import dev.hokku.nn.BatchNorm;
import dev.hokku.nn.Conv2D;
import dev.hokku.tensor.Tensor;
import org.jspecify.annotations.Nullable;

/// A block that normalises and activates before each convolution, so that the shortcuts of all blocks form one clean path.
///
/// Source: He et al. 2016, <https://arxiv.org/abs/1603.05027>, figure 1b; `hk.nets.ResNet.BlockV2`.
@HkModule(name = "block_v2")
public final class ResNetBlockV2 implements ResNetBlock, ResNetBlockV2Dispatch {

  final @Nullable String name;
  final @Nullable Conv2D projConv;
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
  /// @param name the module's name; by default `block_v2`
  public ResNetBlockV2(int channels, int stride, boolean useProjection, ResNetOptions options, @Nullable String name) {
    boolean bottleneck = options.bottleneck();
    int inner = bottleneck ? channels / 4 : channels;
    this.name = name;
    this.projConv = useProjection ? ResNetBlock.conv(channels, 1, stride, "shortcut_conv") : null;
    this.conv0 = ResNetBlock.conv(inner, bottleneck ? 1 : 3, bottleneck ? 1 : stride, "conv_0");
    this.batchnorm0 = ResNetBlock.norm(options, "batchnorm_0");
    this.conv1 = ResNetBlock.conv(inner, 3, bottleneck ? stride : 1, "conv_1");
    this.batchnorm1 = ResNetBlock.norm(options, "batchnorm_1");
    this.conv2 = bottleneck ? ResNetBlock.conv(channels, 1, 1, "conv_2") : null;
    this.batchnorm2 = bottleneck ? ResNetBlock.norm(options, "batchnorm_2") : null;
  }

  @Override
  @Forward
  public Tensor forward(Tensor x, boolean isTraining, boolean testLocalStats) {
    Tensor out = relu(batchnorm0.forward(x, isTraining, testLocalStats, null, null));
    Tensor shortcut = projConv != null ? projConv.forward(out) : x;
    out = conv0.forward(out);
    out = conv1.forward(relu(batchnorm1.forward(out, isTraining, testLocalStats, null, null)));
    if (conv2 != null && batchnorm2 != null) {
      out = conv2.forward(relu(batchnorm2.forward(out, isTraining, testLocalStats, null, null)));
    }
    return ResNetBlock.joined(out, shortcut);
  }
}
