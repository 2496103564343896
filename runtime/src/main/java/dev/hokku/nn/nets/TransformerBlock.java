package dev.hokku.nn.nets;

import static dev.hokku.hk.Hk.nextRngKey;

import dev.hokku.Forward;
import dev.hokku.HkModule;
import dev.hokku.core.ShapeError;
import dev.hokku.nn.Functions;
import dev.hokku.nn.GatedMLP;
import dev.hokku.nn.GroupedQueryAttention;
import dev.hokku.nn.Layer;
import dev.hokku.nn.LayerNorm;
import dev.hokku.nn.RMSNorm;
import dev.hokku.tensor.Tensor;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One layer of a Transformer: what attention reads is added to each step, then what an MLP makes of it. Each is normalised in front, so that the sum stays a clean path.
///
/// Parameters: `attention_norm` and `mlp_norm`, see [LayerNorm] and [RMSNorm]; `attention`, see [GroupedQueryAttention]; `mlp`, see [GatedMLP] and [MLP].
///
/// @param options heads, widths and kinds of its parts
/// @param name the module's name; by default `transformer_block`
///
/// Source: Vaswani et al. 2017, <https://arxiv.org/abs/1706.03762>; Xiong et al. 2020, <https://arxiv.org/abs/2002.04745>, figure 1b for the place of the norms.
@HkModule
public record TransformerBlock(TransformerOptions options, @Nullable String name) implements Layer, TransformerBlockDispatch {

  /// With the name of its class.
  public TransformerBlock(TransformerOptions options) {
    this(options, null);
  }

  /// With a name of its own.
  public TransformerBlock withName(@Nullable String given) {
    return new TransformerBlock(options, given);
  }

  /// @param x `[..,T,D]`
  /// @return `[..,T,D]`
  @Override
  @Forward
  public Tensor forward(Tensor x) {
    Tensor read = x.add(attend(options, x));
    return read.add(think(options, read));
  }

  /// With dropout of what is added. It is the network's own key that is drawn from.
  ///
  /// @param x `[..,T,D]`
  /// @param dropoutRate the share of elements that become 0, in `[0, 1)`
  /// @return `[..,T,D]`
  @Forward
  public Tensor forward(Tensor x, double dropoutRate) {
    Tensor read = x.add(Functions.dropout(nextRngKey(), dropoutRate, attend(options, x)));
    return read.add(Functions.dropout(nextRngKey(), dropoutRate, think(options, read)));
  }

  private static Tensor attend(TransformerOptions options, Tensor x) {
    int modelSize = x.rank() == 0 ? 0 : x.shape().last();
    if (x.rank() < 2 || modelSize % options.numHeads() != 0) {
      throw new ShapeError(
          "transformer_block",
          "x is %s and there are %d heads".formatted(x.aval(), options.numHeads()),
          "Give it the axes [..,time,features], and let numHeads divide the features.");
    }
    Tensor normal = normalize(options, x, "attention_norm");
    return new GroupedQueryAttention(
            options.numHeads(),
            options.numKvHeads(),
            modelSize / options.numHeads(),
            options.causal(),
            options.rotary(),
            options.withBias(),
            options.wInit(),
            "attention")
        .forward(normal);
  }

  private static Tensor think(TransformerOptions options, Tensor x) {
    Tensor normal = normalize(options, x, "mlp_norm");
    if (options.gated()) {
      return new GatedMLP(options.hiddenSize(), options.activation(), options.withBias(), options.wInit(), "mlp").forward(normal);
    }
    List<Integer> sizes = List.of(options.hiddenSize(), x.shape().last());
    return new MLP(sizes, options.withBias(), options.wInit(), null, options.activation(), false, "mlp").forward(normal);
  }

  /// The kind of normalisation that the options ask for, under this name.
  static Tensor normalize(TransformerOptions options, Tensor x, String name) {
    if (options.rmsNorm()) {
      return new RMSNorm(-1).withName(name).forward(x);
    }
    return new LayerNorm(-1, true, true).withName(name).forward(x);
  }

  @Override
  public String toString() {
    return TransformerBlockApply.TYPE.describe(this);
  }
}
