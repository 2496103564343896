package dev.hokku.nn;

import static dev.hokku.hk.Hk.getParameter;
import static dev.hokku.nn.init.Initializers.truncatedNormal;
import static dev.hokku.tensor.Index.index;

import dev.hokku.Forward;
import dev.hokku.HkModule;
import dev.hokku.core.ShapeError;
import dev.hokku.hk.Initializer;
import dev.hokku.tensor.DType;
import dev.hokku.tensor.Shape;
import dev.hokku.tensor.Tensor;
import org.jspecify.annotations.Nullable;

/// A vector for each of `vocabSize` words.
///
/// Parameter `embeddings`: `f32[vocabSize,embedDim]`.
///
/// A number that stands for no word is not refused, since a compiled network cannot refuse a value: as in JAX, `ARRAY_INDEX` counts negative
/// ones from the end and else reads the nearest row, which learns nothing from it, and `ONE_HOT` reads zeros.
///
/// @param vocabSize how many words there are
/// @param embedDim the length of a vector
/// @param wInit first value of `embeddings`; by default normal, truncated at two standard deviations, of deviation 1
/// @param lookupStyle how vectors are found
/// @param name the module's name; by default `embed`
///
/// Source: `hk.Embed`.
@HkModule
public record Embed(int vocabSize, int embedDim, @Nullable Initializer wInit, LookupStyle lookupStyle, @Nullable String name)
    implements Layer, EmbedDispatch {

  /// How vectors are found.
  public enum LookupStyle {
    /// Row by row, a gather.
    ARRAY_INDEX,
    /// As a product with one-hot vectors, which some accelerators do faster.
    ONE_HOT
  }

  /// With the default initializer, found by index.
  public Embed(int vocabSize, int embedDim) {
    this(vocabSize, embedDim, null, LookupStyle.ARRAY_INDEX, null);
  }

  /// Refuses an empty table.
  public Embed {
    if (vocabSize < 1 || embedDim < 1) {
      throw new IllegalArgumentException(
          "Embed needs at least one word and one feature, not vocabSize %d and embedDim %d.".formatted(vocabSize, embedDim));
    }
  }

  /// With first vectors that are known.
  ///
  /// @param embeddings `f32[vocabSize,embedDim]`
  public static Embed of(Tensor embeddings) {
    if (embeddings.rank() != 2) {
      throw new ShapeError(
          "embed", "the embeddings are %s, not a matrix".formatted(embeddings.aval()), "Give one row per word: [vocabSize,embedDim].");
    }
    return new Embed(embeddings.dim(0), embeddings.dim(1)).withWInit((shape, dtype, keys) -> embeddings);
  }

  /// With other first vectors.
  public Embed withWInit(@Nullable Initializer initializer) {
    return new Embed(vocabSize, embedDim, initializer, lookupStyle, name);
  }

  /// Found in another way.
  public Embed withLookupStyle(LookupStyle style) {
    return new Embed(vocabSize, embedDim, wInit, style, name);
  }

  /// With a name of its own.
  public Embed withName(@Nullable String given) {
    return new Embed(vocabSize, embedDim, wInit, lookupStyle, given);
  }

  /// The table, for networks that also use it to read words off: `x.matmul(embed.embeddings().transpose())`.
  @Forward
  public Tensor embeddings() {
    return table(this);
  }

  /// @param ids `s32[..]`, or another integer type, each in `[0, vocabSize)`
  /// @return `f32[..,embedDim]`
  @Override
  @Forward
  public Tensor forward(Tensor ids) {
    return lookUp(this, ids, lookupStyle);
  }

  /// @param ids `s32[..]`, or another integer type, each in `[0, vocabSize)`
  /// @param style how vectors are found this time
  /// @return `f32[..,embedDim]`
  @Forward
  public Tensor forward(Tensor ids, LookupStyle style) {
    return lookUp(this, ids, style);
  }

  private static Tensor table(Embed embed) {
    return getParameter(
        "embeddings", Shape.of(embed.vocabSize, embed.embedDim), embed.wInit != null ? embed.wInit : truncatedNormal(1));
  }

  private static Tensor lookUp(Embed embed, Tensor ids, LookupStyle style) {
    if (ids.dtype().isFloating() || ids.dtype() == DType.BOOL) {
      throw new ShapeError("embed", "ids are %s, not integers".formatted(ids.aval()), "Convert them: ids.astype(DType.S32).");
    }
    Tensor table = table(embed);
    return switch (style) {
      case ARRAY_INDEX -> table.at(index(ids)).get();
      case ONE_HOT -> Functions.oneHot(ids, embed.vocabSize).dot(table);
    };
  }

  @Override
  public String toString() {
    return EmbedApply.TYPE.describe(this);
  }
}
