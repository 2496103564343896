package dev.hokku.nn;

import static dev.hokku.lax.Numpy.where;
import static dev.hokku.nn.Functions.softmax;

import dev.hokku.Forward;
import dev.hokku.HkModule;
import dev.hokku.core.ShapeError;
import dev.hokku.hk.Initializer;
import dev.hokku.lax.Numpy;
import dev.hokku.tensor.Shape;
import dev.hokku.tensor.Tensor;
import org.jspecify.annotations.Nullable;

/// Attention: each query reads a mean of the values, weighted by how well its keys fit, in several heads at once.
///
/// Parameters, with H heads, K the key size, V the value size, M the model size and D, E, F the last axes of query, key and value: `query`:
/// `w`: `[D,H K]`, `b`: `[H K]`; `key`: `w`: `[E,H K]`, `b`: `[H K]`; `value`: `w`: `[F,H V]`, `b`: `[H V]`; `linear`: `w`: `[H V,M]`, `b`: `[M]`.
///
/// Source: Vaswani et al. 2017, <https://arxiv.org/abs/1706.03762>, section 3.2; `hk.MultiHeadAttention`.
///
/// @param numHeads heads that attend on their own, H
/// @param keySize length of a query and of a key in one head, K
/// @param wInit first value of the four `w`; there is no default
/// @param withBias whether the four linear maps add `b`
/// @param bInit first value of the four `b`; by default zeros
/// @param valueSize length of a value in one head, V; by default `keySize`
/// @param modelSize last axis of the output, M; by default `keySize · numHeads`
/// @param name the module's name; by default `multi_head_attention`
@HkModule
public record MultiHeadAttention(
    int numHeads,
    int keySize,
    Initializer wInit,
    boolean withBias,
    @Nullable Initializer bInit,
    int valueSize,
    int modelSize,
    @Nullable String name) {

  /// What a masked logit becomes: low enough that `exp` of it is 0, finite so that a row that is masked whole gives a mean and no NaN.
  static final double MASKED = -1e30;

  /// Refuses sizes that have no meaning.
  public MultiHeadAttention {
    if (numHeads < 1 || keySize < 1 || valueSize < 1 || modelSize < 1) {
      throw new IllegalArgumentException(
          "numHeads %d, keySize %d, valueSize %d and modelSize %d must all be at least 1."
              .formatted(numHeads, keySize, valueSize, modelSize));
    }
  }

  /// With values as long as keys and an output of `keySize · numHeads`.
  public MultiHeadAttention(int numHeads, int keySize, Initializer wInit) {
    this(numHeads, keySize, wInit, true, null, keySize, keySize * numHeads, null);
  }

  /// With or without the four `b`.
  public MultiHeadAttention withBias(boolean bias) {
    return new MultiHeadAttention(numHeads, keySize, wInit, bias, bInit, valueSize, modelSize, name);
  }

  /// With another first value of the four `b`.
  public MultiHeadAttention withBInit(@Nullable Initializer initializer) {
    return new MultiHeadAttention(numHeads, keySize, wInit, withBias, initializer, valueSize, modelSize, name);
  }

  /// With values of another length in each head.
  public MultiHeadAttention withValueSize(int size) {
    return new MultiHeadAttention(numHeads, keySize, wInit, withBias, bInit, size, modelSize, name);
  }

  /// With another last axis of the output.
  public MultiHeadAttention withModelSize(int size) {
    return new MultiHeadAttention(numHeads, keySize, wInit, withBias, bInit, valueSize, size, name);
  }

  /// With a name of its own.
  public MultiHeadAttention withName(@Nullable String given) {
    return new MultiHeadAttention(numHeads, keySize, wInit, withBias, bInit, valueSize, modelSize, given);
  }

  /// @param query what asks, `[..,T,D]`
  /// @param key what is asked, `[..,S,E]`
  /// @param value what is read, `[..,S,F]`
  /// @param mask where a query may read, `bool` or 0 and 1, `[..,H,T,S]` or with axes of length 1; null means everywhere
  /// @return `[..,T,M]`
  @Forward
  public Tensor forward(Tensor query, Tensor key, Tensor value, @Nullable Tensor mask) {
    Inputs.requireFloating("multi_head_attention", query);
    requireSequences(query, key, value);
    Tensor queryHeads = heads(this, query, keySize, "query");
    Tensor keyHeads = heads(this, key, keySize, "key");
    Tensor valueHeads = heads(this, value, valueSize, "value");

    Tensor logits = Numpy.einsum("...thd,...Thd->...htT", queryHeads, keyHeads).div(Math.sqrt(keySize));
    if (mask != null) {
      requireMaskOf("multi_head_attention", logits, mask);
      logits = where(mask, logits, Numpy.fullLike(logits, MASKED));
    }
    Tensor weights = softmax(logits, -1);
    Tensor read = Numpy.einsum("...htT,...Thd->...thd", weights, valueHeads);

    Shape leading = query.shape().range(0, query.rank() - 1);
    Tensor joined = read.reshape(leading.concat(Shape.of(numHeads * valueSize)));
    return new Linear(modelSize, withBias, wInit, bInit, null).forward(joined);
  }

  /// A linear map of the last axis, cut into heads: `[..,T,H,headSize]`. Static, so that it is no scope: its map is `query` and not `~heads/query`.
  static Tensor heads(MultiHeadAttention attention, Tensor x, int headSize, String name) {
    Tensor y = new Linear(attention.numHeads() * headSize, attention.withBias(), attention.wInit(), attention.bInit(), name).forward(x);
    return y.reshape(x.shape().range(0, x.rank() - 1).concat(Shape.of(attention.numHeads(), headSize)));
  }

  static void requireSequences(Tensor query, Tensor key, Tensor value) {
    if (query.rank() < 2 || key.rank() < 2 || value.rank() < 2 || key.dim(-2) != value.dim(-2)) {
      throw new ShapeError(
          "multi_head_attention",
          "query is %s, key %s and value %s".formatted(query.aval(), key.aval(), value.aval()),
          "Give them the axes [..,T,D], [..,S,E] and [..,S,F]: one value for each key.");
    }
    Shape batch = query.shape().range(0, query.rank() - 2);
    Shape keys = key.shape().range(0, key.rank() - 2);
    if (!batch.equals(keys) && batch.rank() == keys.rank() && !keys.asList().contains(1) && !batch.asList().contains(1)) {
      throw new ShapeError(
          "multi_head_attention",
          "query: %s and key: %s are of different batches".formatted(query.aval(), key.aval()),
          "Give them the same axes in front of time and features.");
    }
  }

  static void requireMaskOf(String operation, Tensor logits, Tensor mask) {
    boolean fits = mask.rank() == logits.rank();
    for (int axis = 0; fits && axis < mask.rank(); axis++) {
      fits = mask.dim(axis) == 1 || mask.dim(axis) == logits.dim(axis) || logits.dim(axis) == 1;
    }
    if (!fits) {
      throw new ShapeError(
          operation,
          "mask is %s, but the logits it chooses from are %s".formatted(mask.aval(), logits.aval()),
          "Give it the axes [..,heads,queries,keys]; an axis may have length 1, so mask.expandDims(-3) makes a mask for all heads.");
    }
  }

  @Override
  public String toString() {
    return MultiHeadAttentionApply.TYPE.describe(this);
  }
}
