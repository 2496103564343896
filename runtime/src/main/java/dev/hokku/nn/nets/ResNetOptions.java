package dev.hokku.nn.nets;

import dev.hokku.hk.Described;
import dev.hokku.hk.Description;
import dev.hokku.hk.Initializer;
import dev.hokku.nn.BatchNormOptions;
import dev.hokku.nn.ConvOptions;
import dev.hokku.nn.Linear;
import dev.hokku.nn.init.Initializers;
import dev.hokku.tensor.Axes;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a [ResNet] can be told. It has four groups of blocks; lists have one entry for each.
///
/// @param blocksPerGroup how many blocks each group has
/// @param bottleneck whether a block narrows to a quarter of its channels and widens again
/// @param channelsPerGroup channels that each group puts out
/// @param useProjection whether the first block of each group brings its shortcut to shape by a 1×1 convolution
/// @param strides stride of the first block of each group
/// @param resnetV2 whether normalisation and activation come before each convolution
/// @param norm what all normalisations are told
/// @param initialConv the first convolution
/// @param initialConvName its name
/// @param logitsBias whether the last layer adds `b`
/// @param logitsWInit first `w` of the last layer; by default zeros, so that all classes start alike
/// @param logitsBInit first `b` of the last layer; by default zeros
/// @param logitsName name of the last layer
public record ResNetOptions(
    Axes blocksPerGroup,
    boolean bottleneck,
    Axes channelsPerGroup,
    List<Boolean> useProjection,
    Axes strides,
    boolean resnetV2,
    BatchNormOptions norm,
    ConvOptions initialConv,
    String initialConvName,
    boolean logitsBias,
    Initializer logitsWInit,
    @Nullable Initializer logitsBInit,
    String logitsName)
    implements Described {

  private static final int GROUPS = 4;

  private static final Axes CHANNELS = Axes.of(256, 512, 1024, 2048);

  private static final Axes STRIDES = Axes.of(1, 2, 2, 2);

  private static final List<Boolean> PROJECTIONS = List.of(true, true, true, true);

  /// Refuses lists that are not of length four.
  public ResNetOptions {
    useProjection = List.copyOf(useProjection);
    requireFour("blocksPerGroup", blocksPerGroup.count());
    requireFour("channelsPerGroup", channelsPerGroup.count());
    requireFour("useProjection", useProjection.size());
    requireFour("strides", strides.count());
  }

  private static void requireFour(String what, int count) {
    if (count != GROUPS) {
      throw new IllegalArgumentException(
          "%s has %d entries, but a ResNet has four groups of blocks. Give one entry for each.".formatted(what, count));
    }
  }

  /// Haiku's defaults: version 1, bottlenecks, 256 to 2048 channels.
  ///
  /// @param blocksPerGroup how many blocks each of the four groups has
  public static ResNetOptions of(int... blocksPerGroup) {
    return new ResNetOptions(
        Axes.of(blocksPerGroup),
        true,
        CHANNELS,
        PROJECTIONS,
        STRIDES,
        false,
        BatchNormOptions.of(0.9),
        ConvOptions.of(64, "NHWC", 7).withStride(2).withBias(false),
        "initial_conv",
        true,
        Initializers.zeros(),
        null,
        "logits");
  }

  /// With or without bottlenecks.
  public ResNetOptions withBottleneck(boolean narrow) {
    return new ResNetOptions(blocksPerGroup, narrow, channelsPerGroup, useProjection, strides, resnetV2, norm,
        initialConv, initialConvName, logitsBias, logitsWInit, logitsBInit, logitsName);
  }

  /// With these channels.
  public ResNetOptions withChannelsPerGroup(int... channels) {
    return new ResNetOptions(blocksPerGroup, bottleneck, Axes.of(channels), useProjection, strides, resnetV2, norm,
        initialConv, initialConvName, logitsBias, logitsWInit, logitsBInit, logitsName);
  }

  /// With projections in these groups.
  public ResNetOptions withUseProjection(List<Boolean> projections) {
    return new ResNetOptions(blocksPerGroup, bottleneck, channelsPerGroup, projections, strides, resnetV2, norm,
        initialConv, initialConvName, logitsBias, logitsWInit, logitsBInit, logitsName);
  }

  /// With these strides.
  public ResNetOptions withStrides(int... ofGroups) {
    return new ResNetOptions(blocksPerGroup, bottleneck, channelsPerGroup, useProjection, Axes.of(ofGroups), resnetV2, norm,
        initialConv, initialConvName, logitsBias, logitsWInit, logitsBInit, logitsName);
  }

  /// As version 2, or version 1.
  public ResNetOptions withResnetV2(boolean second) {
    return new ResNetOptions(blocksPerGroup, bottleneck, channelsPerGroup, useProjection, strides, second, norm,
        initialConv, initialConvName, logitsBias, logitsWInit, logitsBInit, logitsName);
  }

  /// With normalisations of this kind.
  public ResNetOptions withNorm(BatchNormOptions options) {
    return new ResNetOptions(blocksPerGroup, bottleneck, channelsPerGroup, useProjection, strides, resnetV2, options,
        initialConv, initialConvName, logitsBias, logitsWInit, logitsBInit, logitsName);
  }

  /// With another first convolution.
  public ResNetOptions withInitialConv(ConvOptions options, String name) {
    return new ResNetOptions(blocksPerGroup, bottleneck, channelsPerGroup, useProjection, strides, resnetV2, norm,
        options, name, logitsBias, logitsWInit, logitsBInit, logitsName);
  }

  /// With another last layer.
  public ResNetOptions withLogits(boolean bias, Initializer wInit, @Nullable Initializer bInit, String name) {
    return new ResNetOptions(blocksPerGroup, bottleneck, channelsPerGroup, useProjection, strides, resnetV2, norm,
        initialConv, initialConvName, bias, wInit, bInit, name);
  }

  /// The last layer.
  Linear logits(int numClasses) {
    return new Linear(numClasses, logitsBias, logitsWInit, logitsBInit, logitsName);
  }

  @Override
  public void describe(Description description) {
    description
        .option("blocksPerGroup", blocksPerGroup)
        .option("bottleneck", bottleneck, true)
        .option("channelsPerGroup", channelsPerGroup, CHANNELS)
        .option("useProjection", useProjection, PROJECTIONS)
        .option("strides", strides, STRIDES)
        .option("resnetV2", resnetV2, false)
        .option("decayRate", norm.decayRate(), 0.9);
  }
}
