package dev.hokku.nn.nets;

import static dev.hokku.nn.Functions.relu;
import static dev.hokku.nn.Pooling.maxPool;

import dev.hokku.Forward;
import dev.hokku.HkModule;
import dev.hokku.nn.BatchNorm;
import dev.hokku.nn.Conv2D;
import dev.hokku.nn.Linear;
import dev.hokku.nn.PaddingMode;
import dev.hokku.nn.PoolSize;
import dev.hokku.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A deep convolutional network whose blocks learn what to add to their input, for images.
///
/// [#resNet50] and its siblings are the published sizes; `ResNet` itself takes any [ResNetOptions].
///
/// Source: He et al. 2016, <https://arxiv.org/abs/1512.03385> (version 1) and <https://arxiv.org/abs/1603.05027> (version 2); `hk.nets.ResNet`.
@HkModule
public final class ResNet {

  final int numClasses;
  final ResNetOptions options;
  final @Nullable String name;
  final Conv2D initialConv;
  final @Nullable BatchNorm initialBatchnorm;
  final List<ResNetBlockGroup> blockGroups;
  final @Nullable BatchNorm finalBatchnorm;
  final Linear logits;

  /// @param numClasses last axis of the output
  /// @param options everything else
  /// @param name the module's name; by default `res_net`
  public ResNet(int numClasses, ResNetOptions options, @Nullable String name) {
    List<ResNetBlockGroup> groups = new ArrayList<>();
    this.numClasses = numClasses;
    this.options = options;
    this.name = name;
    this.initialConv = new Conv2D(options.initialConv(), options.initialConvName());
    this.initialBatchnorm = options.resnetV2() ? null : ResNetBlock.norm(options, "initial_batchnorm");
    for (int i = 0; i < options.blocksPerGroup().count(); i++) {
      groups.add(new ResNetBlockGroup(i, options, "block_group_" + i));
    }
    this.blockGroups = List.copyOf(groups);
    this.finalBatchnorm = options.resnetV2() ? ResNetBlock.norm(options, "final_batchnorm") : null;
    this.logits = options.logits(numClasses);
  }

  /// ResNet-18, named `res_net18`. Source: `hk.nets.ResNet18`.
  public static ResNet resNet18(int numClasses) {
    return new ResNet(numClasses, options18(), "res_net18");
  }

  /// ResNet-34, named `res_net34`. Source: `hk.nets.ResNet34`.
  public static ResNet resNet34(int numClasses) {
    return new ResNet(numClasses, options34(), "res_net34");
  }

  /// ResNet-50, named `res_net50`: 25,557,032 parameters for 1000 classes. Source: `hk.nets.ResNet50`.
  public static ResNet resNet50(int numClasses) {
    return new ResNet(numClasses, ResNetOptions.of(3, 4, 6, 3), "res_net50");
  }

  /// ResNet-101, named `res_net101`. Source: `hk.nets.ResNet101`.
  public static ResNet resNet101(int numClasses) {
    return new ResNet(numClasses, ResNetOptions.of(3, 4, 23, 3), "res_net101");
  }

  /// ResNet-152, named `res_net152`. Source: `hk.nets.ResNet152`.
  public static ResNet resNet152(int numClasses) {
    return new ResNet(numClasses, ResNetOptions.of(3, 8, 36, 3), "res_net152");
  }

  /// ResNet-200, named `res_net200`. Source: `hk.nets.ResNet200`.
  public static ResNet resNet200(int numClasses) {
    return new ResNet(numClasses, ResNetOptions.of(3, 24, 36, 3), "res_net200");
  }

  /// The options of ResNet-18.
  public static ResNetOptions options18() {
    return ResNetOptions.of(2, 2, 2, 2)
        .withBottleneck(false)
        .withChannelsPerGroup(64, 128, 256, 512)
        .withUseProjection(List.of(false, true, true, true));
  }

  /// The options of ResNet-34.
  public static ResNetOptions options34() {
    return ResNetOptions.of(3, 4, 6, 3)
        .withBottleneck(false)
        .withChannelsPerGroup(64, 128, 256, 512)
        .withUseProjection(List.of(false, true, true, true));
  }

  /// @param x images, `[N,H,W,C]`
  /// @param isTraining whether the batch's statistics are used and kept; static
  /// @return unnormalised log probabilities, `[N,numClasses]`
  @Forward
  public Tensor forward(Tensor x, boolean isTraining) {
    return classify(this, x, isTraining, false);
  }

  /// @param x images, `[N,H,W,C]`
  /// @param isTraining whether the batch's statistics are used and kept; static
  /// @param testLocalStats whether the batch's statistics are used when not training
  /// @return unnormalised log probabilities, `[N,numClasses]`
  @Forward
  public Tensor forward(Tensor x, boolean isTraining, boolean testLocalStats) {
    return classify(this, x, isTraining, testLocalStats);
  }

  private static Tensor classify(ResNet net, Tensor x, boolean isTraining, boolean testLocalStats) {
    Tensor out = net.initialConv.forward(x);
    if (net.initialBatchnorm != null) {
      out = relu(net.initialBatchnorm.forward(out, isTraining, testLocalStats, null, null));
    }
    out = maxPool(out, PoolSize.of(1, 3, 3, 1), PoolSize.of(1, 2, 2, 1), PaddingMode.SAME, null);
    for (ResNetBlockGroup group : net.blockGroups) {
      out = group.forward(out, isTraining, testLocalStats);
    }
    if (net.finalBatchnorm != null) {
      out = relu(net.finalBatchnorm.forward(out, isTraining, testLocalStats, null, null));
    }
    return net.logits.forward(out.mean(1, 2));
  }

  @Override
  public String toString() {
    return ResNetApply.TYPE.describe(this);
  }
}
