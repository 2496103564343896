package dev.hokku.nn.nets;

import dev.hokku.hk.Described;
import dev.hokku.hk.Description;
import dev.hokku.hk.Initializer;
import dev.hokku.nn.Functions;
import dev.hokku.nn.RotaryPositions;
import dev.hokku.nn.init.Initializers;
import dev.hokku.tensor.Tensor;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// What a [TransformerBlock] can be told. Two well-known choices are [#gpt2] and [#llama].
///
/// @param numHeads heads of queries; their number divides the model size
/// @param numKvHeads heads of keys and values; their number divides `numHeads`
/// @param hiddenSize width of the MLP inside
/// @param causal whether a step reads only itself and what is before it
/// @param rotary how queries and keys are turned by their positions; null for not at all
/// @param rmsNorm whether normalisation is [dev.hokku.nn.RMSNorm]; else it is [dev.hokku.nn.LayerNorm]
/// @param gated whether the MLP is [dev.hokku.nn.GatedMLP]; else it is an [MLP] of two layers
/// @param activation inside the MLP
/// @param withBias whether linear maps add `b`
/// @param wInit first value of all `w`; by default that of [dev.hokku.nn.Linear]
public record TransformerOptions(
    int numHeads,
    int numKvHeads,
    int hiddenSize,
    boolean causal,
    @Nullable RotaryPositions rotary,
    boolean rmsNorm,
    boolean gated,
    UnaryOperator<Tensor> activation,
    boolean withBias,
    @Nullable Initializer wInit)
    implements Described {

  /// Refuses sizes that have no meaning.
  public TransformerOptions {
    if (numHeads < 1 || numKvHeads < 1 || hiddenSize < 1) {
      throw new IllegalArgumentException(
          "numHeads %d, numKvHeads %d and hiddenSize %d must all be at least 1.".formatted(numHeads, numKvHeads, hiddenSize));
    }
  }

  /// Layer normalisation, an MLP with GELU, biases, and weights that start normal of deviation 0.02.
  ///
  /// Source: Radford et al. 2019, "Language Models are Unsupervised Multitask Learners".
  public static TransformerOptions gpt2(int numHeads, int hiddenSize) {
    return new TransformerOptions(
        numHeads, numHeads, hiddenSize, true, null, false, false, Functions::gelu, true, Initializers.randomNormal(0.02));
  }

  /// RMS normalisation, SwiGLU, rotary positions and shared keys and values, without biases.
  ///
  /// Source: Touvron et al. 2023, <https://arxiv.org/abs/2307.09288>, section 2.2.
  public static TransformerOptions llama(int numHeads, int numKvHeads, int hiddenSize) {
    return new TransformerOptions(
        numHeads, numKvHeads, hiddenSize, true, new RotaryPositions(), true, true, Functions::silu, false, Initializers.randomNormal(0.02));
  }

  /// Reading only what is before, or everything.
  public TransformerOptions withCausal(boolean onlyPast) {
    return new TransformerOptions(numHeads, numKvHeads, hiddenSize, onlyPast, rotary, rmsNorm, gated, activation, withBias, wInit);
  }

  /// With queries and keys turned by their positions; null for not at all.
  public TransformerOptions withRotary(@Nullable RotaryPositions positions) {
    return new TransformerOptions(numHeads, numKvHeads, hiddenSize, causal, positions, rmsNorm, gated, activation, withBias, wInit);
  }

  /// With RMS normalisation, or layer normalisation.
  public TransformerOptions withRmsNorm(boolean rms) {
    return new TransformerOptions(numHeads, numKvHeads, hiddenSize, causal, rotary, rms, gated, activation, withBias, wInit);
  }

  /// With a gated MLP, or a plain one.
  public TransformerOptions withGated(boolean gate) {
    return new TransformerOptions(numHeads, numKvHeads, hiddenSize, causal, rotary, rmsNorm, gate, activation, withBias, wInit);
  }

  /// With another activation inside the MLP.
  public TransformerOptions withActivation(UnaryOperator<Tensor> function) {
    return new TransformerOptions(numHeads, numKvHeads, hiddenSize, causal, rotary, rmsNorm, gated, function, withBias, wInit);
  }

  /// With biases or without.
  public TransformerOptions withBias(boolean bias) {
    return new TransformerOptions(numHeads, numKvHeads, hiddenSize, causal, rotary, rmsNorm, gated, activation, bias, wInit);
  }

  /// With other first weights.
  public TransformerOptions withWInit(@Nullable Initializer initializer) {
    return new TransformerOptions(numHeads, numKvHeads, hiddenSize, causal, rotary, rmsNorm, gated, activation, withBias, initializer);
  }

  @Override
  public void describe(Description description) {
    description
        .option("numHeads", numHeads)
        .option("numKvHeads", numKvHeads, numHeads)
        .option("hiddenSize", hiddenSize)
        .option("causal", causal, true)
        .option("rotary", rotary)
        .option("rmsNorm", rmsNorm, false)
        .option("gated", gated, false)
        .option("withBias", withBias, true)
        .option("wInit", wInit);
  }
}
