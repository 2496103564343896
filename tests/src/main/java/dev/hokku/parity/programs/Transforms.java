package dev.hokku.parity.programs;

import static dev.hokku.hk.Hk.getParams;
import static dev.hokku.hk.Hk.getState;
import static dev.hokku.hk.Hk.nextRngKey;
import static dev.hokku.hk.Hk.runningInit;
import static dev.hokku.hk.Hk.setState;
import static dev.hokku.nn.Functions.dropout;
import static dev.hokku.nn.init.Initializers.ones;

import dev.hokku.Forward;
import dev.hokku.control.Remat;
import dev.hokku.lax.Numpy;
import dev.hokku.nn.BatchNorm;
import dev.hokku.nn.Linear;
import dev.hokku.nn.nets.MLP;
import dev.hokku.parity.golden.Inputs;
import dev.hokku.parity.golden.Variant;
import dev.hokku.random.Random;
import dev.hokku.tensor.Shape;
import dev.hokku.tensor.Tensor;
import dev.hokku.transform.EvalShape;
import dev.hokku.transform.Grad;
import dev.hokku.transform.ValueAndGrad;
import dev.hokku.transform.ValueAndGradAux;
import dev.hokku.transform.Vmap;
import dev.hokku.transform.VmapAxes;
import dev.hokku.transform.WithAux;
import java.util.List;

/// Programs of the kinds `stateful_grad`, `stateful_vmap`, `stateful_remat` and `stateful_eval_shape`.
final class Transforms {

  private Transforms() {}

  @Forward
  static Object hkGrad(Variant v, Inputs in) {
    Tensor x = in.tensor(0);
    Linear lin = new Linear(3);
    if (v.flag("aux")) {
      ValueAndGradAux<Tensor, Tensor> both =
          Grad.valueAndGradAux((Tensor y) -> new WithAux<>(loss(lin, y), y.add(1))).apply(x);
      return v.flag("vg") ? List.of(List.of(both.value(), both.aux()), both.grad()) : List.of(both.grad(), both.aux());
    }
    ValueAndGrad<Tensor> both = Grad.valueAndGrad((Tensor y) -> loss(lin, y)).apply(x);
    return v.flag("vg") ? List.of(both.value(), both.grad()) : both.grad();
  }

  static Tensor loss(Linear lin, Tensor y) {
    setState("last", y.mul(2));
    return lin.forward(y).tanh().square().sum();
  }

  @Forward
  static Object hkVmap(Variant v, Inputs in) {
    Linear lin = new Linear(3);
    boolean split = v.flag("split") && !runningInit();
    List<Tensor> mapped = Vmap.vmap(
        (Tensor t) -> List.of(lin.forward(t), Random.normal(nextRngKey(), Shape.of(2))),
        VmapAxes.in(v.integer("in_axes", 0)).splitRng(split)).apply(in.tensor(0));
    return List.of(mapped, nextRngKey().data());
  }

  @Forward
  static Object hkVmapStateShared(Variant v, Inputs in) {
    Tensor c = getState("c", Shape.SCALAR, ones());
    setState("c", c.mul(2));
    return Vmap.vmap(
        (Tensor t, Tensor s) -> new Linear(2).forward(t).mul(s), VmapAxes.in(0, VmapAxes.NONE).splitRng(false)).apply(in.tensor(0), c);
  }

  @Forward
  static Object hkRemat(Variant v, Inputs in) {
    // The last layer is made first, as Python evaluates the callee before its argument.
    Linear last = new Linear(2);
    Tensor once = Remat.remat((Tensor x) -> block(v, x)).apply(in.tensor(0));
    Tensor twice = Remat.remat((Tensor x) -> block(v, x)).apply(once);
    return last.forward(twice);
  }

  static Tensor block(Variant v, Tensor input) {
    Tensor x = new Linear(4).forward(input);
    if (v.flag("drop")) {
      x = dropout(nextRngKey(), 0.5, x);
    }
    if (v.flag("bn")) {
      x = new BatchNorm(true, true, 0.9).forward(x, true);
    }
    return x.tanh();
  }

  @Forward
  static Object hkEvalShape(Variant v, Inputs in) {
    Tensor x = in.tensor(0);
    MLP m = new MLP(4, 3 + v.integer("k", 0));
    Tensor s = EvalShape.evalShape((Tensor t) -> m.forward(t), x);
    int before = getParams().modules().size();
    return List.of(m.forward(x), Numpy.array(s.shape().dims()), Numpy.scalar(before), nextRngKey().data());
  }
}
