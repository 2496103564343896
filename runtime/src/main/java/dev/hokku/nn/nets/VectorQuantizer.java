package dev.hokku.nn.nets;

import static dev.hokku.hk.Hk.getParameter;
import static dev.hokku.nn.init.Initializers.varianceScaling;
import static dev.hokku.nn.init.VarianceScaling.Distribution.UNIFORM;
import static dev.hokku.nn.init.VarianceScaling.Mode.FAN_IN;

import dev.hokku.Forward;
import dev.hokku.HkModule;
import dev.hokku.tensor.DType;
import dev.hokku.tensor.Shape;
import dev.hokku.tensor.Tensor;
import org.jspecify.annotations.Nullable;

/// Replaces each vector of its input by the nearest of a set of learnt embeddings.
///
/// Parameters: `embeddings`: `[embeddingDim,numEmbeddings]`.
///
/// Source: van den Oord et al. 2017, <https://arxiv.org/abs/1711.00937>, equation 3; `hk.nets.VectorQuantizer`.
///
/// @param embeddingDim length of an embedding, and of the last axis of the input
/// @param numEmbeddings how many embeddings there are
/// @param commitmentCost weight of the loss that draws the input to its embedding; 0.25 is usual
/// @param dtype of the embeddings; by default `f32`
/// @param crossReplicaAxis the axis of a `vmap` around, over which the perplexity is taken; null for none
/// @param name the module's name; by default `vector_quantizer`
@HkModule
public record VectorQuantizer(
    int embeddingDim, int numEmbeddings, double commitmentCost, DType dtype, @Nullable String crossReplicaAxis, @Nullable String name) {

  public VectorQuantizer {
    Codebook.checkSizes(embeddingDim, numEmbeddings);
  }

  /// With `f32` embeddings.
  public VectorQuantizer(int embeddingDim, int numEmbeddings, double commitmentCost) {
    this(embeddingDim, numEmbeddings, commitmentCost, DType.F32, null, null);
  }

  /// With embeddings of another type.
  public VectorQuantizer withDtype(DType type) {
    return new VectorQuantizer(embeddingDim, numEmbeddings, commitmentCost, type, crossReplicaAxis, name);
  }

  /// With a name of its own.
  public VectorQuantizer withName(@Nullable String given) {
    return new VectorQuantizer(embeddingDim, numEmbeddings, commitmentCost, dtype, crossReplicaAxis, given);
  }

  /// With the perplexity taken over this axis of a `vmap` around.
  public VectorQuantizer withCrossReplicaAxis(@Nullable String axisName) {
    return new VectorQuantizer(embeddingDim, numEmbeddings, commitmentCost, dtype, axisName, name);
  }

  /// @param x vectors, `[..,embeddingDim]`
  /// @param isTraining without effect here; the same call serves [VectorQuantizerEMA]
  @Forward
  public VectorQuantized forward(Tensor x, boolean isTraining) {
    Tensor embeddings = embeddings();
    Codebook codebook = Codebook.nearest(Codebook.rows("vector_quantizer", x, embeddingDim), embeddings);
    Tensor indices = codebook.indices().reshape(x.shape().range(0, x.rank() - 1));
    Tensor quantized = Codebook.lookUp(embeddings, indices);

    Tensor loss = Codebook.distanceTo(quantized, x).add(Codebook.distanceTo(x, quantized).mul(commitmentCost));
    return new VectorQuantized(
        Codebook.straightThrough(x, quantized), loss, codebook.perplexity(crossReplicaAxis), codebook.encodings(), indices, codebook.distances());
  }

  /// The embeddings with these numbers, `[..,embeddingDim]`.
  ///
  /// @param encodingIndices `s32[..]`, each in `[0, numEmbeddings)`
  @Forward
  public Tensor quantize(Tensor encodingIndices) {
    return Codebook.lookUp(embeddings(), encodingIndices);
  }

  private Tensor embeddings() {
    return getParameter("embeddings", Shape.of(embeddingDim, numEmbeddings), dtype, varianceScaling(1, FAN_IN, UNIFORM));
  }

  @Override
  public String toString() {
    return VectorQuantizerApply.TYPE.describe(this);
  }
}
