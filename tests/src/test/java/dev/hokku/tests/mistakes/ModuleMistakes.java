package dev.hokku.tests.mistakes;

import dev.hokku.jit.Jit;
import dev.hokku.lax.Numpy;
import dev.hokku.lax.ShapeDtype;
import dev.hokku.nn.LayerNorm;
import dev.hokku.nn.LayerNormInit;
import dev.hokku.nn.Linear;
import dev.hokku.nn.LinearInit;
import dev.hokku.nn.MultiHeadAttention;
import dev.hokku.nn.MultiHeadAttentionInit;
import dev.hokku.nn.nets.MLP;
import dev.hokku.nn.nets.MLPApply;
import dev.hokku.nn.nets.MLPInit;
import dev.hokku.random.Key;
import dev.hokku.tensor.Tensor;
import dev.hokku.tree.Params;
import java.util.ArrayList;
import java.util.List;

/// What goes wrong inside modules says in which.
final class ModuleMistakes {

  private static final MLP NET = new MLP(4, 2);

  private ModuleMistakes() {}

  private static Params params() {
    return MLPInit.initFromShapes(Key.of(0), NET, ShapeDtype.f32(2, 3));
  }

  static List<Mistake> all() {
    List<Mistake> all = new ArrayList<>();
    all.add(Mistake.of("MLP of f32[2,5] with parameters for f32[2,3]", () -> MLPApply.apply(params(), NET, Numpy.ones(2, 5))));
    all.add(Mistake.of("the same inside jit", () -> Jit.jit((Params p, Tensor x) -> MLPApply.apply(p, NET, x)).apply(params(), Numpy.ones(2, 5))));
    all.add(Mistake.of("MLP without its parameters", () -> MLPApply.apply(Params.empty(), NET, Numpy.ones(2, 3))));
    all.add(Mistake.of("Linear of a scalar", () -> LinearInit.initFromShapes(Key.of(0), new Linear(3), ShapeDtype.f32())));
    all.add(Mistake.of("LayerNorm with a scale as parameter and as argument",
        () -> LayerNormInit.init(Key.of(0), new LayerNorm(-1, true, true), Numpy.ones(4, 3), Numpy.ones(3), null)));
    all.add(Mistake.of("attention of a query and keys of different lengths of batch", () -> MultiHeadAttentionInit.initFromShapes(
        Key.of(0), new MultiHeadAttention(2, 3, (shape, dtype, keys) -> Numpy.ones(shape)), ShapeDtype.f32(2, 5, 6), ShapeDtype.f32(3, 5, 6), ShapeDtype.f32(3, 5, 6), null)));
    return all;
  }
}
