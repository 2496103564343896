package dev.hokku.examples;

import static dev.hokku.hk.Hk.lift;
import static dev.hokku.hk.Hk.nextRngKeys;
import static dev.hokku.hk.Hk.transform;

import dev.hokku.Forward;
import dev.hokku.HkModule;
import dev.hokku.hk.Transformed;
import dev.hokku.lax.Numpy;
import dev.hokku.nn.nets.MLP;
import dev.hokku.random.Key;
import dev.hokku.tensor.Tensor;
import dev.hokku.transform.Vmap;
import dev.hokku.tree.Params;

/// Networks of one shape and with parameters of their own, side by side: an inner function is mapped over stacked parameters, which are lifted into the module.
///
/// @param members how many there are
/// @param outputSize length of each one's output
@HkModule
public record Ensemble(int members, int outputSize) {

  /// @param x vectors, `f32[B,D]`
  /// @return what each member makes of them, `f32[members,B,outputSize]`
  @Forward
  public Tensor forward(Tensor x) {
    Transformed<Tensor, Tensor> member = transform((Tensor t) -> new MLP(16, outputSize).forward(t));
    Params params = lift("members", () -> {
      Tensor keys = Numpy.stack(nextRngKeys(members).stream().map(Key::data).toList(), 0);
      return Vmap.vmap((Tensor key) -> member.init(Key.wrap(key), x)).apply(keys);
    });
    return Vmap.vmap((Params own) -> member.apply(own, x)).apply(params);
  }
}
