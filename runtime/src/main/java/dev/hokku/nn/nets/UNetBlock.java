package dev.hokku.nn.nets;

import static dev.hokku.nn.Functions.silu;

import dev.hokku.Forward;
import dev.hokku.HkModule;
import dev.hokku.core.ShapeError;
import dev.hokku.nn.Conv2D;
import dev.hokku.nn.GroupNorm;
import dev.hokku.nn.Layer;
import dev.hokku.nn.Linear;
import dev.hokku.tensor.Shape;
import dev.hokku.tensor.Tensor;
import org.jspecify.annotations.Nullable;

/// Two 3×3 convolutions, each behind a group normalisation and SiLU, beside a shortcut. A vector, such as the time of a diffusion, can be added between them.
///
/// Parameters, with C the channels of the input and E the length of the vector: `norm_0`, `norm_1`, see [GroupNorm]; `conv_0`: `w` `[3,3,C,channels]`; `conv_1`: `w`
/// `[3,3,channels,channels]`; `shortcut`: `w` `[1,1,C,channels]` where C is not `channels`; `embedding`: `w` `[E,channels]` if a vector is given; each with its `b`.
///
/// @param channels of the output
/// @param groups of channels that are normalised together; they divide C and `channels`
/// @param name the module's name; by default `u_net_block`
///
/// Source: Ho et al. 2020, <https://arxiv.org/abs/2006.11239>, appendix B.
@HkModule
public record UNetBlock(int channels, int groups, @Nullable String name) implements Layer, UNetBlockDispatch {

  /// With the name of its class.
  public UNetBlock(int channels, int groups) {
    this(channels, groups, null);
  }

  /// Refuses groups that do not divide the channels.
  public UNetBlock {
    if (channels < 1 || groups < 1 || channels % groups != 0) {
      throw new IllegalArgumentException(
          "%d channels do not divide into %d groups. Let groups divide channels.".formatted(channels, groups));
    }
  }

  /// With a name of its own.
  public UNetBlock withName(@Nullable String given) {
    return new UNetBlock(channels, groups, given);
  }

  /// @param x `[N,H,W,C]`
  /// @return `[N,H,W,channels]`
  @Override
  @Forward
  public Tensor forward(Tensor x) {
    return convolve(this, x, null);
  }

  /// @param x `[N,H,W,C]`
  /// @param embedding what is told to all pixels, `[N,E]`; null for nothing
  /// @return `[N,H,W,channels]`
  @Forward
  public Tensor forward(Tensor x, @Nullable Tensor embedding) {
    return convolve(this, x, embedding);
  }

  private static Tensor convolve(UNetBlock block, Tensor x, @Nullable Tensor embedding) {
    if (x.rank() != 4) {
      throw new ShapeError("u_net_block", "x is %s".formatted(x.aval()), "Give it images [N,H,W,C]; x.expandDims(0) makes a batch of one.");
    }
    Tensor out = normConv(block, x, 0);
    if (embedding != null) {
      out = out.add(told(block, x, embedding));
    }
    out = normConv(block, out, 1);
    Tensor shortcut = x.shape().last() == block.channels ? x : new Conv2D(block.channels, 1).withName("shortcut").forward(x);
    return shortcut.add(out);
  }

  private static Tensor normConv(UNetBlock block, Tensor x, int place) {
    Tensor normal = new GroupNorm(block.groups).withName("norm_" + place).forward(x);
    return new Conv2D(block.channels, 3).withName("conv_" + place).forward(silu(normal));
  }

  /// `[N,1,1,channels]`.
  private static Tensor told(UNetBlock block, Tensor x, Tensor embedding) {
    if (embedding.rank() != 2 || embedding.dim(0) != x.dim(0)) {
      throw new ShapeError(
          "u_net_block",
          "embedding is %s and x is %s".formatted(embedding.aval(), x.aval()),
          "Give it one vector per image: [%d,E].".formatted(x.dim(0)));
    }
    Tensor shift = new Linear(block.channels).withName("embedding").forward(silu(embedding));
    return shift.reshape(Shape.of(x.dim(0), 1, 1, block.channels));
  }

  @Override
  public String toString() {
    return UNetBlockApply.TYPE.describe(this);
  }
}
