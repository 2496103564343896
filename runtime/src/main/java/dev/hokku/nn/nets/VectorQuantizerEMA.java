package dev.hokku.nn.nets;

import static dev.hokku.hk.Hk.getState;
import static dev.hokku.hk.Hk.setState;
import static dev.hokku.nn.init.Initializers.varianceScaling;
import static dev.hokku.nn.init.VarianceScaling.Distribution.UNIFORM;
import static dev.hokku.nn.init.VarianceScaling.Mode.FAN_IN;

import dev.hokku.Forward;
import dev.hokku.HkModule;
import dev.hokku.nn.ExponentialMovingAverage;
import dev.hokku.tensor.DType;
import dev.hokku.tensor.Shape;
import dev.hokku.tensor.Tensor;
import dev.hokku.transform.Collectives;
import org.jspecify.annotations.Nullable;

/// A [VectorQuantizer] whose embeddings follow moving averages of the vectors that took them, in place of a gradient.
///
/// State: `embeddings`: `[embeddingDim,numEmbeddings]`; the averages `~/ema_cluster_size`, of `[numEmbeddings]`, and `~/ema_dw`, of
/// `[embeddingDim,numEmbeddings]`, see [ExponentialMovingAverage].
///
/// Source: van den Oord et al. 2017, <https://arxiv.org/abs/1711.00937>, appendix A.1; `hk.nets.VectorQuantizerEMA`.
@HkModule
public final class VectorQuantizerEMA {

  final int embeddingDim;
  final int numEmbeddings;
  final double commitmentCost;
  final double decay;
  final double epsilon;
  final DType dtype;
  final @Nullable String crossReplicaAxis;
  final @Nullable String name;
  final ExponentialMovingAverage emaClusterSize;
  final ExponentialMovingAverage emaDw;

  /// With `f32` embeddings and Haiku's epsilon, 1e-5.
  ///
  /// @param embeddingDim length of an embedding, and of the last axis of the input
  /// @param numEmbeddings how many embeddings there are
  /// @param commitmentCost weight of the loss that draws the input to its embedding; 0.25 is usual
  /// @param decay weight of the old averages, in `[0, 1]`; 0.99 is usual
  public VectorQuantizerEMA(int embeddingDim, int numEmbeddings, double commitmentCost, double decay) {
    this(embeddingDim, numEmbeddings, commitmentCost, decay, 1e-5, DType.F32, null, null);
  }

  /// @param epsilon keeps embeddings that nobody took from division by 0
  /// @param dtype of the embeddings
  /// @param crossReplicaAxis the axis of a `vmap` around, all of whose elements the embeddings follow; null for none
  /// @param name the module's name; by default `vector_quantizer_ema`
  public VectorQuantizerEMA(
      int embeddingDim,
      int numEmbeddings,
      double commitmentCost,
      double decay,
      double epsilon,
      DType dtype,
      @Nullable String crossReplicaAxis,
      @Nullable String name) {
    Codebook.checkSizes(embeddingDim, numEmbeddings);
    if (decay < 0 || decay > 1) {
      throw new IllegalArgumentException("decay is %s, but must be in [0, 1].".formatted(decay));
    }
    this.embeddingDim = embeddingDim;
    this.numEmbeddings = numEmbeddings;
    this.commitmentCost = commitmentCost;
    this.decay = decay;
    this.epsilon = epsilon;
    this.dtype = dtype;
    this.crossReplicaAxis = crossReplicaAxis;
    this.name = name;
    this.emaClusterSize = new ExponentialMovingAverage(decay).withName("ema_cluster_size");
    this.emaDw = new ExponentialMovingAverage(decay).withName("ema_dw");
  }

  /// With embeddings that follow all elements of this axis of a `vmap` around.
  public VectorQuantizerEMA withCrossReplicaAxis(@Nullable String axisName) {
    return new VectorQuantizerEMA(embeddingDim, numEmbeddings, commitmentCost, decay, epsilon, dtype, axisName, name);
  }

  /// @param x vectors, `[..,embeddingDim]`
  /// @param isTraining whether the embeddings follow these vectors; static
  @Forward
  public VectorQuantized forward(Tensor x, boolean isTraining) {
    Tensor embeddings = embeddings();
    Tensor rows = Codebook.rows("vector_quantizer_ema", x, embeddingDim);
    Codebook codebook = Codebook.nearest(rows, embeddings);
    Tensor indices = codebook.indices().reshape(x.shape().range(0, x.rank() - 1));
    Tensor quantized = Codebook.lookUp(embeddings, indices);

    if (isTraining) {
      // Both averages start from zeros, whatever the first batch.
      emaClusterSize.initialize(Shape.of(numEmbeddings), dtype);
      Tensor clusterSize = emaClusterSize.forward(everywhere(codebook.encodings().sum(0)));
      emaDw.initialize(Shape.of(embeddingDim, numEmbeddings), dtype);
      Tensor dw = emaDw.forward(everywhere(rows.transpose().matmul(codebook.encodings())));
      Tensor n = clusterSize.sum();
      // Laplace smoothing: no cluster counts as empty, and the counts still add up to n.
      Tensor smoothed = clusterSize.add(epsilon).div(n.add(numEmbeddings * epsilon)).mul(n);
      setState("embeddings", dw.div(smoothed.reshape(1, -1)));
    }
    Tensor loss = Codebook.distanceTo(x, quantized).mul(commitmentCost);
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

  /// The sum over all replicas.
  Tensor everywhere(Tensor own) {
    return crossReplicaAxis == null ? own : Collectives.psum(own, crossReplicaAxis);
  }

  private Tensor embeddings() {
    return getState("embeddings", Shape.of(embeddingDim, numEmbeddings), dtype, varianceScaling(1, FAN_IN, UNIFORM));
  }

  @Override
  public String toString() {
    return VectorQuantizerEMAApply.TYPE.describe(this);
  }
}
