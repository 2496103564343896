package dev.hokku.nn.nets;

import static dev.hokku.nn.Functions.relu;

import dev.hokku.Forward;
import dev.hokku.HkModule;
import dev.hokku.nn.BatchNorm;
import dev.hokku.nn.Conv2D;
import dev.hokku.nn.Flatten;
import dev.hokku.nn.Linear;
import dev.hokku.nn.PaddingMode;
import dev.hokku.tensor.Tensor;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A convolutional classifier of few parameters and multiplications, from depthwise convolutions.
///
/// @param strides of each block
/// @param channels of each block
/// @param numClasses last axis of the output
/// @param useBn whether there is batch normalisation; else convolutions have biases
/// @param name the module's name; by default `mobile_net_v1`
///
/// Source: Howard et al. 2017, <https://arxiv.org/abs/1704.04861>; `hk.nets.MobileNetV1`.
@HkModule
public record MobileNetV1(List<Integer> strides, List<Integer> channels, int numClasses, boolean useBn, @Nullable String name) {

  /// As in the paper, for images of 224×224.
  public MobileNetV1(int numClasses) {
    this(
        List.of(1, 2, 1, 2, 1, 2, 1, 1, 1, 1, 1, 2, 1),
        List.of(64, 128, 128, 256, 256, 512, 512, 512, 512, 512, 512, 1024, 1024),
        numClasses,
        true,
        null);
  }

  /// Refuses strides and channels that do not go together.
  public MobileNetV1 {
    strides = List.copyOf(strides);
    channels = List.copyOf(channels);
    if (strides.size() != channels.size()) {
      throw new IllegalArgumentException(
          "There are %d strides and %d channels. Give one of each per block.".formatted(strides.size(), channels.size()));
    }
  }

  /// With other blocks.
  public MobileNetV1 withBlocks(List<Integer> blockStrides, List<Integer> blockChannels) {
    return new MobileNetV1(blockStrides, blockChannels, numClasses, useBn, name);
  }

  /// With batch normalisation or without.
  public MobileNetV1 withUseBn(boolean use) {
    return new MobileNetV1(strides, channels, numClasses, use, name);
  }

  /// With a name of its own.
  public MobileNetV1 withName(@Nullable String given) {
    return new MobileNetV1(strides, channels, numClasses, useBn, given);
  }

  /// @param x images, `[N,H,W,C]`
  /// @param isTraining see [BatchNorm]
  /// @return logits, `[N,numClasses]`
  @Forward
  public Tensor forward(Tensor x, boolean isTraining) {
    Tensor out = new Conv2D(32, 3).withStride(2).withPadding(PaddingMode.VALID).withBias(!useBn).forward(x);
    if (useBn) {
      out = new BatchNorm(true, true, 0.999).forward(out, isTraining);
    }
    out = relu(out);
    for (int i = 0; i < strides.size(); i++) {
      out = new MobileNetV1Block(channels.get(i), strides.get(i), useBn).forward(out, isTraining);
    }
    out = new Flatten().forward(out.mean(1, 2));
    return new Linear(numClasses).withName("logits").forward(out);
  }

  @Override
  public String toString() {
    return MobileNetV1Apply.TYPE.describe(this);
  }
}
