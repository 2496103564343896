package dev.hokku.bench;

import static dev.hokku.lax.Numpy.where;
import static dev.hokku.nn.Functions.gelu;
import static dev.hokku.nn.Functions.softmax;

import dev.hokku.Forward;
import dev.hokku.HkModule;
import dev.hokku.lax.Numpy;
import dev.hokku.nn.LayerNorm;
import dev.hokku.nn.Linear;
import dev.hokku.tensor.DType;
import dev.hokku.tensor.Shape;
import dev.hokku.tensor.Tensor;
import java.util.List;

/// A block of GPT-2: causal attention, then a gelu layer four times as wide, each behind a normalisation and beside a shortcut. Query, key
/// and value come from one linear map, as in the block that is measured beside it.
///
/// @param heads that attend on their own; the model's width is a multiple of it
///
/// Source: Radford et al. 2019, *Language models are unsupervised multitask learners*, section 2.3.
@HkModule
record TransformerBlock(int heads) {

  /// @param x `f32[B,T,D]`
  /// @return like `x`
  @Forward
  Tensor forward(Tensor x) {
    int model = x.dim(2);
    Shape split = Shape.of(x.dim(0), x.dim(1), heads, model / heads);
    Tensor normed = new LayerNorm(-1, true, true).forward(x);
    List<Tensor> parts = Numpy.split(new Linear(3 * model).forward(normed), 3, -1);
    Tensor read = attention(parts.get(0).reshape(split), parts.get(1).reshape(split), parts.get(2).reshape(split));
    x = x.add(new Linear(model).forward(read.reshape(x.shape())));
    Tensor hidden = gelu(new Linear(4 * model).forward(new LayerNorm(-1, true, true).forward(x)));
    return x.add(new Linear(model).forward(hidden));
  }

  /// Each place reads those before it and itself: `f32[B,T,H,K]`, three times, to `f32[B,T,H,K]`.
  static Tensor attention(Tensor query, Tensor key, Tensor value) {
    Tensor logits = Numpy.einsum("bthd,bThd->bhtT", query, key).mul(1 / Math.sqrt(query.dim(3)));
    Tensor before = Numpy.tril(Numpy.ones(DType.BOOL, Shape.of(query.dim(1), key.dim(1))), 0);
    return Numpy.einsum("bhtT,bThd->bthd", softmax(where(before, logits, -1e30), -1), value);
  }
}
