package dev.hokku.nn.nets;

import static dev.hokku.hk.Hk.getParameter;
import static dev.hokku.hk.Hk.nextRngKey;
import static dev.hokku.nn.init.Initializers.truncatedNormal;

import dev.hokku.Forward;
import dev.hokku.HkModule;
import dev.hokku.core.ShapeError;
import dev.hokku.hk.Initializer;
import dev.hokku.lax.Lax;
import dev.hokku.nn.Embed;
import dev.hokku.nn.Functions;
import dev.hokku.nn.Layer;
import dev.hokku.nn.Linear;
import dev.hokku.tensor.Shape;
import dev.hokku.tensor.Tensor;
import org.jspecify.annotations.Nullable;

/// A language model: for each word of a text, how likely each word is to come next.
///
/// Parameters, with V the vocabulary, L the longest text and D the model size: `embed`: `embeddings` `[V,D]`; `positions` `[L,D]` unless positions are rotary;
/// `transformer_block`, `transformer_block_1`, …, see [TransformerBlock]; `norm`; `logits`: `w` `[D,V]` unless the embeddings are used for it.
///
/// @param vocabSize how many words there are, V
/// @param maxLength the longest text, L
/// @param modelSize length of the vector that stands for a word, D
/// @param numLayers how many blocks
/// @param block heads, widths and kinds of the blocks' parts
/// @param tied whether the last map is the transposed embedding
/// @param name the module's name; by default `gpt`
///
/// Source: Radford et al. 2018, "Improving Language Understanding by Generative Pre-Training"; Press and Wolf 2016, <https://arxiv.org/abs/1608.05859>, for tied embeddings.
@HkModule
public record GPT(
    int vocabSize, int maxLength, int modelSize, int numLayers, TransformerOptions block, boolean tied, @Nullable String name)
    implements Layer, GPTDispatch {

  /// Refuses sizes that have no meaning.
  public GPT {
    if (vocabSize < 1 || maxLength < 1 || modelSize < 1 || numLayers < 0) {
      throw new IllegalArgumentException(
          "vocabSize %d, maxLength %d and modelSize %d must be at least 1, and numLayers %d not negative."
              .formatted(vocabSize, maxLength, modelSize, numLayers));
    }
    if (modelSize % block.numHeads() != 0) {
      throw new IllegalArgumentException(
          "modelSize %d is not shared out evenly to %d heads. Let numHeads divide modelSize.".formatted(modelSize, block.numHeads()));
    }
  }

  /// Like GPT-2: learned positions, tied embeddings, an MLP four times as wide as the model. GPT-2 small is `gpt2(50257, 1024, 768, 12, 12)`.
  public static GPT gpt2(int vocabSize, int maxLength, int modelSize, int numLayers, int numHeads) {
    return new GPT(vocabSize, maxLength, modelSize, numLayers, TransformerOptions.gpt2(numHeads, 4 * modelSize), true, null);
  }

  /// With other blocks.
  public GPT withBlock(TransformerOptions options) {
    return new GPT(vocabSize, maxLength, modelSize, numLayers, options, tied, name);
  }

  /// With the embeddings as last map, or a map of its own.
  public GPT withTied(boolean same) {
    return new GPT(vocabSize, maxLength, modelSize, numLayers, block, same, name);
  }

  /// With a name of its own.
  public GPT withName(@Nullable String given) {
    return new GPT(vocabSize, maxLength, modelSize, numLayers, block, tied, given);
  }

  /// @param ids words, `s32[..,T]`, each in `[0, vocabSize)`
  /// @return unnormalised log probabilities of the word after each, `[..,T,vocabSize]`
  @Override
  @Forward
  public Tensor forward(Tensor ids) {
    Embed embed = embed(this);
    Tensor x = located(this, embed, ids);
    for (int i = 0; i < numLayers; i++) {
      x = new TransformerBlock(block).forward(x);
    }
    return readOff(this, embed, x);
  }

  /// With dropout of the embeddings and of what the blocks add. It is the network's own key that is drawn from.
  ///
  /// @param ids words, `s32[..,T]`, each in `[0, vocabSize)`
  /// @param dropoutRate the share of elements that become 0, in `[0, 1)`
  /// @return unnormalised log probabilities of the word after each, `[..,T,vocabSize]`
  @Forward
  public Tensor forward(Tensor ids, double dropoutRate) {
    Embed embed = embed(this);
    Tensor x = Functions.dropout(nextRngKey(), dropoutRate, located(this, embed, ids));
    for (int i = 0; i < numLayers; i++) {
      x = new TransformerBlock(block).forward(x, dropoutRate);
    }
    return readOff(this, embed, x);
  }

  static Embed embed(GPT gpt) {
    return new Embed(gpt.vocabSize, gpt.modelSize).withWInit(initializer(gpt));
  }

  static Initializer initializer(GPT gpt) {
    Initializer given = gpt.block.wInit();
    return given != null ? given : truncatedNormal(0.02);
  }

  private static Tensor located(GPT gpt, Embed embed, Tensor ids) {
    if (ids.rank() == 0 || ids.shape().last() > gpt.maxLength) {
      throw new ShapeError(
          "gpt",
          "ids are %s, and the longest text has %d words".formatted(ids.aval(), gpt.maxLength),
          "Give it texts [..,T] with T up to maxLength; cut longer ones into windows.");
    }
    Tensor words = embed.forward(ids);
    if (gpt.block.rotary() != null) {
      return words;
    }
    Tensor positions = getParameter("positions", Shape.of(gpt.maxLength, gpt.modelSize), words.dtype(), initializer(gpt));
    return words.add(Lax.sliceInDim(positions, 0, ids.shape().last(), 0));
  }

  private static Tensor readOff(GPT gpt, Embed embed, Tensor x) {
    Tensor normal = TransformerBlock.normalize(gpt.block, x, "norm");
    return gpt.tied
        ? normal.dot(embed.embeddings().transpose())
        : new Linear(gpt.vocabSize, false, gpt.block.wInit(), null, "logits").forward(normal);
  }

  @Override
  public String toString() {
    return GPTApply.TYPE.describe(this);
  }
}
