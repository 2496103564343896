package dev.hokku.nn.nets;

import dev.hokku.core.ShapeError;
import dev.hokku.lax.Lax;
import dev.hokku.lax.Numpy;
import dev.hokku.nn.Functions;
import dev.hokku.tensor.Axes;
import dev.hokku.tensor.KeepDims;
import dev.hokku.tensor.Tensor;
import dev.hokku.transform.Collectives;
import org.jspecify.annotations.Nullable;

/// The nearest embedding of each vector: what both vector quantizers share.
///
/// @param distances squared distances, `[B,N]`
/// @param indices number of the nearest embedding, `s32[B]`
/// @param encodings the same as one-hot rows, `[B,N]`
record Codebook(Tensor distances, Tensor indices, Tensor encodings) {

  /// Refuses embeddings of no length, and none at all.
  static void checkSizes(int embeddingDim, int numEmbeddings) {
    if (embeddingDim < 1 || numEmbeddings < 1) {
      throw new IllegalArgumentException(
          "embeddingDim is %d and numEmbeddings %d; both must be at least 1.".formatted(embeddingDim, numEmbeddings));
    }
  }

  /// `x` as rows, `[B,D]`.
  static Tensor rows(String operation, Tensor x, int embeddingDim) {
    if (x.rank() == 0 || x.shape().last() != embeddingDim) {
      throw new ShapeError(
          operation,
          "the last axis of x: %s is not embeddingDim, %d".formatted(x.aval(), embeddingDim),
          "Bring the vectors to that length with a Linear or a convolution, channels last.");
    }
    return x.reshape(-1, embeddingDim);
  }

  /// Looks up `rows`, `[B,D]`, in `embeddings`, `[D,N]`.
  static Codebook nearest(Tensor rows, Tensor embeddings) {
    Tensor distances = rows.square().sum(Axes.of(1), KeepDims.YES)
        .sub(rows.matmul(embeddings).mul(2))
        .add(embeddings.square().sum(Axes.of(0), KeepDims.YES));
    Tensor indices = distances.neg().argmax(1);
    return new Codebook(distances, indices, Functions.oneHot(indices, embeddings.dim(1), distances.dtype()));
  }

  /// The embeddings with these numbers: `[..,D]` for `s32[..]`.
  static Tensor lookUp(Tensor embeddings, Tensor indices) {
    return Numpy.take(embeddings.transpose(), indices, 0);
  }

  /// `quantized`, with the gradient of `x`: rounding to an embedding has none of its own. Source: Bengio et al. 2013, <https://arxiv.org/abs/1308.3432>.
  static Tensor straightThrough(Tensor x, Tensor quantized) {
    return x.add(Lax.stopGradient(quantized.sub(x)));
  }

  /// The mean squared distance of `x` from `target`, which receives no gradient.
  static Tensor distanceTo(Tensor x, Tensor target) {
    return x.sub(Lax.stopGradient(target)).square().mean();
  }

  /// How many embeddings are in use.
  ///
  /// @param crossReplicaAxis the axis of a `vmap` around, all of whose elements count; null for none
  Tensor perplexity(@Nullable String crossReplicaAxis) {
    Tensor own = encodings.mean(0);
    Tensor share = crossReplicaAxis == null ? own : Collectives.pmean(own, crossReplicaAxis);
    return share.mul(share.add(1e-10).log()).sum().neg().exp();
  }
}
