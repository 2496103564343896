package dev.hokku.nn;

import dev.hokku.Forward;
import dev.hokku.HkModule;
import dev.hokku.core.ShapeError;
import dev.hokku.hk.Initializer;
import dev.hokku.lax.Lax;
import dev.hokku.lax.Numpy;
import dev.hokku.tensor.DType;
import dev.hokku.tensor.Shape;
import dev.hokku.tensor.ShapedArray;
import dev.hokku.tensor.Tensor;
import org.jspecify.annotations.Nullable;

/// Attention of a sequence to itself, in which several heads of queries share one head of keys and values: less to keep and to read while text is generated.
///
/// With `numKvHeads` = `numHeads` it is multi-head attention, with 1 it is multi-query attention.
///
/// Parameters, with D the last axis of the input, H the heads, G the heads of keys and values and K the head size: `query`: `w` `[D,H K]`; `key`: `w` `[D,G K]`;
/// `value`: `w` `[D,G K]`; `linear`: `w` `[H K,D]`; each with a `b` if asked for.
///
/// @param numHeads heads of queries, H
/// @param numKvHeads heads of keys and values, G; it divides H
/// @param headSize length of a query, key and value in one head, K
/// @param causal whether a step reads only itself and what is before it; by default it does
/// @param rotary how queries and keys are turned by their positions; null for not at all, which is the default
/// @param withBias whether the four linear maps add `b`; by default they do
/// @param wInit first value of the four `w`; by default that of [Linear]
/// @param name the module's name; by default `grouped_query_attention`
///
/// Source: Ainslie et al. 2023, <https://arxiv.org/abs/2305.13245>; Vaswani et al. 2017, <https://arxiv.org/abs/1706.03762>, section 3.2.
@HkModule
public record GroupedQueryAttention(
    int numHeads,
    int numKvHeads,
    int headSize,
    boolean causal,
    @Nullable RotaryPositions rotary,
    boolean withBias,
    @Nullable Initializer wInit,
    @Nullable String name)
    implements Layer, GroupedQueryAttentionDispatch {

  /// Refuses sizes that have no meaning, and heads that cannot be shared out.
  public GroupedQueryAttention {
    if (numHeads < 1 || numKvHeads < 1 || headSize < 1) {
      throw new IllegalArgumentException(
          "numHeads %d, numKvHeads %d and headSize %d must all be at least 1.".formatted(numHeads, numKvHeads, headSize));
    }
    if (numHeads % numKvHeads != 0) {
      throw new IllegalArgumentException(
          "%d heads of queries cannot share %d heads of keys and values evenly. Let numKvHeads divide numHeads.".formatted(numHeads, numKvHeads));
    }
    if (rotary != null && headSize % 2 != 0) {
      throw new IllegalArgumentException("headSize is %d, but rotary positions turn pairs. Give an even headSize.".formatted(headSize));
    }
  }

  /// Causal, without positions, with biases.
  public GroupedQueryAttention(int numHeads, int numKvHeads, int headSize) {
    this(numHeads, numKvHeads, headSize, true, null, true, null, null);
  }

  /// Reading only what is before, or everything.
  public GroupedQueryAttention withCausal(boolean onlyPast) {
    return new GroupedQueryAttention(numHeads, numKvHeads, headSize, onlyPast, rotary, withBias, wInit, name);
  }

  /// With queries and keys turned by their positions; null for not at all.
  public GroupedQueryAttention withRotary(@Nullable RotaryPositions positions) {
    return new GroupedQueryAttention(numHeads, numKvHeads, headSize, causal, positions, withBias, wInit, name);
  }

  /// With biases or without.
  public GroupedQueryAttention withBias(boolean bias) {
    return new GroupedQueryAttention(numHeads, numKvHeads, headSize, causal, rotary, bias, wInit, name);
  }

  /// With other first weights.
  public GroupedQueryAttention withWInit(@Nullable Initializer initializer) {
    return new GroupedQueryAttention(numHeads, numKvHeads, headSize, causal, rotary, withBias, initializer, name);
  }

  /// With a name of its own.
  public GroupedQueryAttention withName(@Nullable String given) {
    return new GroupedQueryAttention(numHeads, numKvHeads, headSize, causal, rotary, withBias, wInit, given);
  }

  /// @param x `[..,T,D]`
  /// @return `[..,T,D]`
  @Override
  @Forward
  public Tensor forward(Tensor x) {
    return attend(this, x, null);
  }

  /// @param x `[..,T,D]`
  /// @param mask where a step may read, `bool` or 0 and 1, `[..,H,T,T]` or with axes of length 1; null means everywhere that `causal` allows
  /// @return `[..,T,D]`
  @Forward
  public Tensor forward(Tensor x, @Nullable Tensor mask) {
    return attend(this, x, mask);
  }

  private static Tensor attend(GroupedQueryAttention attention, Tensor x, @Nullable Tensor mask) {
    if (x.rank() < 2) {
      throw new ShapeError("grouped_query_attention", "x is %s".formatted(x.aval()), "Give it a sequence of vectors: [..,T,D].");
    }
    Tensor query = heads(attention, x, attention.numHeads, "query");
    Tensor key = heads(attention, x, attention.numKvHeads, "key");
    Tensor value = heads(attention, x, attention.numKvHeads, "value");
    if (attention.rotary != null) {
      query = attention.rotary.forward(query);
      key = attention.rotary.forward(key);
    }
    Shape leading = x.shape().range(0, x.rank() - 2);
    int length = x.dim(-2);
    int shared = attention.numHeads / attention.numKvHeads;

    // Heads of queries that share keys stand side by side, so sharing is a reshape and keys are never repeated.
    Tensor grouped = query.reshape(leading.concat(Shape.of(length, attention.numKvHeads, shared, attention.headSize)));
    Tensor products = Numpy.einsum("...tgrd,...sgd->...grts", grouped, key).div(Math.sqrt(attention.headSize));
    Tensor logits = products.reshape(leading.concat(Shape.of(attention.numHeads, length, length)));
    Tensor weights = Functions.softmax(masked(attention, logits, mask), -1);
    Tensor read = Numpy.einsum("...grts,...sgd->...tgrd", weights.reshape(products.shape()), value);

    Tensor joined = read.reshape(leading.concat(Shape.of(length, attention.numHeads * attention.headSize)));
    return new Linear(x.shape().last(), attention.withBias, attention.wInit, null, "linear").forward(joined);
  }

  private static Tensor heads(GroupedQueryAttention attention, Tensor x, int count, String name) {
    Tensor y = new Linear(count * attention.headSize, attention.withBias, attention.wInit, null, name).forward(x);
    return y.reshape(x.shape().range(0, x.rank() - 1).concat(Shape.of(count, attention.headSize)));
  }

  static Tensor masked(GroupedQueryAttention attention, Tensor logits, @Nullable Tensor mask) {
    Tensor chosen = logits;
    if (mask != null) {
      MultiHeadAttention.requireMaskOf("grouped_query_attention", logits, mask);
      chosen = Numpy.where(mask, chosen, Numpy.fullLike(logits, MultiHeadAttention.MASKED));
    }
    if (attention.causal) {
      ShapedArray square = new ShapedArray(DType.S32, Shape.of(logits.dim(-2), logits.dim(-1)));
      Tensor past = Lax.iota(square, 0).ge(Lax.iota(square, 1));
      chosen = Numpy.where(past, chosen, Numpy.fullLike(logits, MultiHeadAttention.MASKED));
    }
    return chosen;
  }

  @Override
  public String toString() {
    return GroupedQueryAttentionApply.TYPE.describe(this);
  }
}
