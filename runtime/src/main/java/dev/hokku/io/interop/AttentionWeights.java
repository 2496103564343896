package dev.hokku.io.interop;

import dev.hokku.core.HokkuException;
import dev.hokku.lax.Numpy;
import dev.hokku.tensor.DType;
import dev.hokku.tensor.Shape;
import dev.hokku.tensor.ShapedArray;
import dev.hokku.tensor.Tensor;
import dev.hokku.tree.Params;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The four projections of an attention with several heads: four linear maps here; in PyTorch three of them are packed into one; in Flax heads are an axis of their own.
final class AttentionWeights {

  /// Our names of what PyTorch packs, in its order. Flax has the same.
  private static final List<String> PACKED = List.of("query", "key", "value");

  private static final String LAST = "linear";

  private AttentionWeights() {}

  static String module(NameMap.Pair pair) {
    return pair.ours() + "/" + PACKED.getFirst();
  }

  static void write(Dialect dialect, NameMap.Pair pair, Params params, Map<String, Tensor> out, Set<String> written) {
    switch (dialect) {
      case PYTORCH -> writePacked(dialect, pair, params, out);
      case FLAX -> writeHeads(dialect, pair, params, out);
    }
    for (String part : List.of("query", "key", "value", LAST)) {
      params.of(pair.ours() + "/" + part).keySet().forEach(name -> written.add(pair.ours() + "/" + part + "/" + name));
    }
  }

  private static void writePacked(Dialect dialect, NameMap.Pair pair, Params params, Map<String, Tensor> out) {
    List<Tensor> weights = PACKED.stream().map(part -> params.get(pair.ours() + "/" + part, "w").transpose()).toList();
    Shape square = weights.getFirst().shape();
    if (square.dim(0) != square.dim(1) || weights.stream().anyMatch(w -> !w.shape().equals(square))) {
      throw new HokkuException(
          "The projections of '%s' are %s.".formatted(pair.ours(), weights.stream().map(Tensor::shape).toList()),
          "",
          "PyTorch packs projections of one size, from and to the model's: give query, key and value inputs of keySize · numHeads.");
    }
    out.put(dialect.param(pair.theirs(), "in_proj_weight"), Numpy.concatenate(weights, 0));
    boolean biased = params.has(module(pair), "b");
    if (biased) {
      out.put(
          dialect.param(pair.theirs(), "in_proj_bias"),
          Numpy.concatenate(PACKED.stream().map(part -> params.get(pair.ours() + "/" + part, "b")).toList(), 0));
    }
    out.put(dialect.param(pair.theirs(), "out_proj.weight"), params.get(pair.ours() + "/" + LAST, "w").transpose());
    if (biased) {
      out.put(dialect.param(pair.theirs(), "out_proj.bias"), params.get(pair.ours() + "/" + LAST, "b"));
    }
  }

  private static void writeHeads(Dialect dialect, NameMap.Pair pair, Params params, Map<String, Tensor> out) {
    for (String part : PACKED) {
      Map<String, Tensor> own = params.of(pair.ours() + "/" + part);
      own.forEach((name, tensor) -> out.put(dialect.param(pair.theirs(), part + "/" + flaxName(name)), tensor.reshape(withHeads(tensor.shape(), pair.heads()))));
    }
    Tensor last = params.get(pair.ours() + "/" + LAST, "w");
    out.put(dialect.param(pair.theirs(), "out/kernel"), last.reshape(pair.heads(), last.dim(0) / pair.heads(), last.dim(1)));
    if (params.has(pair.ours() + "/" + LAST, "b")) {
      out.put(dialect.param(pair.theirs(), "out/bias"), params.get(pair.ours() + "/" + LAST, "b"));
    }
  }

  private static String flaxName(String ours) {
    return ours.equals("w") ? "kernel" : "bias";
  }

  /// The last axis cut into heads.
  private static Shape withHeads(Shape shape, int heads) {
    int last = shape.last();
    return shape.range(0, shape.rank() - 1).concat(Shape.of(heads, last / heads));
  }

  static void read(Dialect dialect, NameMap.Pair pair, ForeignTensors theirs, Params like, Params.Builder out) {
    switch (dialect) {
      case PYTORCH -> readPacked(dialect, pair, theirs, like, out);
      case FLAX -> readHeads(dialect, pair, theirs, like, out);
    }
  }

  private static void readPacked(Dialect dialect, NameMap.Pair pair, ForeignTensors theirs, Params like, Params.Builder out) {
    Tensor first = like.get(module(pair), "w");
    int size = first.dim(1);
    Tensor packed = take(dialect.param(pair.theirs(), "in_proj_weight"), Shape.of(3 * size, first.dim(0)), first.dtype(), module(pair), theirs);
    boolean biased = like.has(module(pair), "b");
    List<Tensor> weights = Numpy.split(packed, PACKED.size(), 0);
    for (int i = 0; i < PACKED.size(); i++) {
      out.put(pair.ours() + "/" + PACKED.get(i), "w", weights.get(i).transpose());
    }
    if (biased) {
      Tensor bias = take(dialect.param(pair.theirs(), "in_proj_bias"), Shape.of(3 * size), first.dtype(), module(pair), theirs);
      List<Tensor> biases = Numpy.split(bias, PACKED.size(), 0);
      for (int i = 0; i < PACKED.size(); i++) {
        out.put(pair.ours() + "/" + PACKED.get(i), "b", biases.get(i));
      }
    }
    String last = pair.ours() + "/" + LAST;
    Shape shape = like.get(last, "w").shape();
    out.put(last, "w", take(dialect.param(pair.theirs(), "out_proj.weight"), Shape.of(shape.dim(1), shape.dim(0)), first.dtype(), last, theirs).transpose());
    if (biased) {
      out.put(last, "b", take(dialect.param(pair.theirs(), "out_proj.bias"), Shape.of(shape.dim(1)), first.dtype(), last, theirs));
    }
  }

  private static void readHeads(Dialect dialect, NameMap.Pair pair, ForeignTensors theirs, Params like, Params.Builder out) {
    for (String part : PACKED) {
      String module = pair.ours() + "/" + part;
      like.of(module).forEach((name, tensor) -> out.put(module, name, take(
          dialect.param(pair.theirs(), part + "/" + flaxName(name)), withHeads(tensor.shape(), pair.heads()), tensor.dtype(), module, theirs).reshape(tensor.shape())));
    }
    String last = pair.ours() + "/" + LAST;
    Tensor w = like.get(last, "w");
    Shape shape = Shape.of(pair.heads(), w.dim(0) / pair.heads(), w.dim(1));
    out.put(last, "w", take(dialect.param(pair.theirs(), "out/kernel"), shape, w.dtype(), last, theirs).reshape(w.shape()));
    if (like.has(last, "b")) {
      out.put(last, "b", take(dialect.param(pair.theirs(), "out/bias"), Shape.of(w.dim(1)), w.dtype(), last, theirs));
    }
  }

  private static Tensor take(String key, Shape shape, DType dtype, String place, ForeignTensors theirs) {
    return theirs.take(key, Layout.SAME, new ShapedArray(dtype, shape), place);
  }
}
