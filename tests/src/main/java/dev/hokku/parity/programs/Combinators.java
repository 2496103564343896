package dev.hokku.parity.programs;

import static dev.hokku.hk.Hk.getParameter;
import static dev.hokku.nn.init.Initializers.randomNormal;

import dev.hokku.Forward;
import dev.hokku.hk.Deferred;
import dev.hokku.nn.BatchApply;
import dev.hokku.nn.ExpandApply;
import dev.hokku.nn.Linear;
import dev.hokku.nn.ToModule;
import dev.hokku.nn.nets.MLP;
import dev.hokku.parity.golden.Inputs;
import dev.hokku.parity.golden.Variant;
import dev.hokku.tensor.Shape;
import dev.hokku.tensor.Tensor;
import java.util.List;

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
    ExpandApply batch = new ExpandApply(v.integer("axis"));
    Tensor t = batch.expand(in.tensor(0));
    return batch.squeeze(v.integer("axis") == 0 ? new Linear(3).forward(t) : t.mul(2.0));
  }

  @Forward
  static Object deferred(Variant v, Inputs in) {
    Tensor x = in.tensor(0);
    Deferred<Linear> d = new Deferred<>(() -> new Linear(3));
    Deferred<MLP> e = new Deferred<>(() -> new MLP(3 + v.integer("k", 0)));
    Linear a = new Linear(3);
    Tensor inner = e.target().forward(a.forward(x));
    return d.target().forward(inner).add(new Linear(3).forward(x));
  }

  static Tensor biasFn(Tensor x) {
    Tensor w = getParameter("w", Shape.of(x.shape().last()), randomNormal());
    return x.add(w).add(new Linear(x.shape().last()).forward(x));
  }

  @Forward
  static Object toModule(Variant v, Inputs in) {
    String name = v.textOrNull("name");
    ToModule m = new ToModule(name == null ? "bias_fn" : name, x -> biasFn(x));
    Tensor y = m.forward(in.tensor(0));
    return v.flag("twice") ? new ToModule("bias_fn", x -> biasFn(x)).forward(y) : y;
  }
}
