package dev.hokku.nn.nets;

import dev.hokku.Forward;
import dev.hokku.HkModule;
import dev.hokku.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Blocks of one resolution, the first of which may halve it. Source: `hk.nets.ResNet.BlockGroup`.
@HkModule(name = "block_group")
public final class ResNetBlockGroup {

  final @Nullable String name;
  final List<ResNetBlock> blocks;

  /// @param group which of the four groups this is, in `[0, 4)`
  /// @param options of the network
  /// @param name the module's name; by default `block_group`
  public ResNetBlockGroup(int group, ResNetOptions options, @Nullable String name) {
    List<ResNetBlock> made = new ArrayList<>();
    int channels = options.channelsPerGroup().at(group);
    for (int i = 0; i < options.blocksPerGroup().at(group); i++) {
      int stride = i == 0 ? options.strides().at(group) : 1;
      boolean project = i == 0 && options.useProjection().get(group);
      made.add(options.resnetV2()
          ? new ResNetBlockV2(channels, stride, project, options, "block_" + i)
          : new ResNetBlockV1(channels, stride, project, options, "block_" + i));
    }
    this.name = name;
    this.blocks = List.copyOf(made);
  }

  /// @param x `[N,H,W,C]`
  /// @param isTraining whether the batch's statistics are used and kept; static
  /// @param testLocalStats whether the batch's statistics are used when not training
  /// @return `[N,H/stride,W/stride,channels]`
  @Forward
  public Tensor forward(Tensor x, boolean isTraining, boolean testLocalStats) {
    Tensor out = x;
    for (ResNetBlock block : blocks) {
      out = block.forward(out, isTraining, testLocalStats);
    }
    return out;
  }
}
