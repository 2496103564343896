package dev.hokku.parity.programs;

import static dev.hokku.hk.Hk.getParameter;
import static dev.hokku.nn.init.Initializers.randomNormal;

import dev.hokku.Forward;
import dev.hokku.HkModule;
import dev.hokku.nn.BatchApply;
import dev.hokku.nn.Linear;
import dev.hokku.parity.golden.Inputs;
import dev.hokku.parity.golden.Variant;
import dev.hokku.tensor.Shape;
import dev.hokku.tensor.Tensor;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Programs of the kinds `batch_apply`, `expand_apply` and `to_module`.
final class Combinators {

  private Combinators() {}

  @Forward
  static Object batchApply(Variant v, Inputs in) {
    Linear lin = new Linear(3);
    BatchApply x = new BatchApply(in.tensor(0), v.flag("two") ? 2 : v.integer("nd"));
    if (v.flag("two")) {
      Tensor c = x.merge(in.tensor(1));
      return List.of(x.split(lin.forward(x.value()).add(1.0)), x.split(x.value().mul(c)));
    }
    return x.split(lin.forward(x.value()));
  }

  @Forward
  static Object expandApply(Variant v, Inputs in) {
    Tensor t = in.tensor(0).expandDims(v.integer("axis"));
    Tensor out = v.integer("axis") == 0 ? new Linear(3).forward(t) : t.mul(2.0);
    return out.squeeze(v.integer("axis"));
  }

  /// What `hk.to_module` makes of a function.
  @HkModule
  record BiasFn(@Nullable String name) {
    @Forward
    Tensor forward(Tensor x) {
      Tensor w = getParameter("w", Shape.of(x.shape().last()), randomNormal());
      return x.add(w).add(new Linear(x.shape().last()).forward(x));
    }
  }

  @Forward
  static Object toModule(Variant v, Inputs in) {
    BiasFn m = new BiasFn(v.textOrNull("name"));
    Tensor y = m.forward(in.tensor(0));
    return v.flag("twice") ? new BiasFn(null).forward(y) : y;
  }
}
