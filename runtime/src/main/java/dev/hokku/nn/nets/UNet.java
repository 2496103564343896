package dev.hokku.nn.nets;

import static dev.hokku.nn.Functions.silu;

import dev.hokku.Forward;
import dev.hokku.HkModule;
import dev.hokku.core.ShapeError;
import dev.hokku.lax.Numpy;
import dev.hokku.nn.Conv2D;
import dev.hokku.nn.GroupNorm;
import dev.hokku.nn.Layer;
import dev.hokku.tensor.Tensor;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// From image to image: down to small pictures of many channels and up again, where each level also sees what the level of its size saw on the way down.
///
/// Parameters: `input` and `output`, 3×3 convolutions; `down_i`, `middle` and `up_i`, see [UNetBlock]; `downsample_i` and `upsample_i`, 3×3 convolutions between
/// levels `i` and `i + 1`; `norm` in front of the output.
///
/// @param channels of each level, from the full size to the smallest; each level has half the height and width of the one before
/// @param outputChannels last axis of the output
/// @param groups of channels that are normalised together; they divide all channels
/// @param name the module's name; by default `u_net`
///
/// Source: Ronneberger et al. 2015, <https://arxiv.org/abs/1505.04597>; blocks as in Ho et al. 2020, <https://arxiv.org/abs/2006.11239>.
@HkModule
public record UNet(List<Integer> channels, int outputChannels, int groups, @Nullable String name) implements Layer, UNetDispatch {

  /// With the name of its class.
  public UNet(List<Integer> channels, int outputChannels, int groups) {
    this(channels, outputChannels, groups, null);
  }

  /// Refuses levels that cannot be normalised.
  public UNet {
    channels = List.copyOf(channels);
    int shared = groups;
    if (channels.isEmpty() || outputChannels < 1 || groups < 1 || channels.stream().anyMatch(count -> count < 1 || count % shared != 0)) {
      throw new IllegalArgumentException(
          "Levels of %s channels, %d output channels and %d groups do not go together. Name at least one level, and let groups divide each."
              .formatted(channels, outputChannels, groups));
    }
  }

  /// With a name of its own.
  public UNet withName(@Nullable String given) {
    return new UNet(channels, outputChannels, groups, given);
  }

  /// @param x `[N,H,W,C]`; `2^(levels - 1)` divides H and W
  /// @return `[N,H,W,outputChannels]`
  @Override
  @Forward
  public Tensor forward(Tensor x) {
    return paint(this, x, null);
  }

  /// @param x `[N,H,W,C]`; `2^(levels - 1)` divides H and W
  /// @param embedding what is told to all pixels in each block, `[N,E]`; null for nothing
  /// @return `[N,H,W,outputChannels]`
  @Forward
  public Tensor forward(Tensor x, @Nullable Tensor embedding) {
    return paint(this, x, embedding);
  }

  private static Tensor paint(UNet net, Tensor x, @Nullable Tensor embedding) {
    int levels = net.channels.size();
    requireHalvable(x, levels);
    Deque<Tensor> seen = new ArrayDeque<>();
    Tensor out = new Conv2D(net.channels.getFirst(), 3).withName("input").forward(x);
    for (int i = 0; i < levels; i++) {
      out = block(net, i, "down_" + i).forward(out, embedding);
      seen.push(out);
      if (i + 1 < levels) {
        out = new Conv2D(net.channels.get(i + 1), 3).withStride(2).withName("downsample_" + i).forward(out);
      }
    }
    out = block(net, levels - 1, "middle").forward(out, embedding);
    for (int i = levels - 1; i >= 0; i--) {
      out = block(net, i, "up_" + i).forward(Numpy.concatenate(List.of(out, seen.pop()), -1), embedding);
      if (i > 0) {
        out = new Conv2D(net.channels.get(i - 1), 3).withName("upsample_" + (i - 1)).forward(doubled(out));
      }
    }
    Tensor normal = new GroupNorm(net.groups).withName("norm").forward(out);
    return new Conv2D(net.outputChannels, 3).withName("output").forward(silu(normal));
  }

  static UNetBlock block(UNet net, int level, String name) {
    return new UNetBlock(net.channels.get(level), net.groups, name);
  }

  /// Each pixel as a square of four.
  static Tensor doubled(Tensor x) {
    return Numpy.repeat(Numpy.repeat(x, 2, 1), 2, 2);
  }

  static void requireHalvable(Tensor x, int levels) {
    int smallest = 1 << (levels - 1);
    if (x.rank() != 4 || x.dim(1) % smallest != 0 || x.dim(2) % smallest != 0) {
      throw new ShapeError(
          "u_net",
          "x is %s and is halved %d times".formatted(x.aval(), levels - 1),
          "Give it images [N,H,W,C] with height and width that %d divides; crop, pad or resize them.".formatted(smallest));
    }
  }

  @Override
  public String toString() {
    return UNetApply.TYPE.describe(this);
  }
}
