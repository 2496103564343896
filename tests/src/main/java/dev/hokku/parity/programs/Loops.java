package dev.hokku.parity.programs;

import static dev.hokku.hk.Hk.getParameter;
import static dev.hokku.hk.Hk.getState;
import static dev.hokku.hk.Hk.nextRngKey;
import static dev.hokku.hk.Hk.runningInit;
import static dev.hokku.hk.Hk.setState;
import static dev.hokku.nn.Functions.dropout;
import static dev.hokku.nn.init.Initializers.randomNormal;
import static dev.hokku.nn.init.Initializers.zeros;

import dev.hokku.Forward;
import dev.hokku.control.Control;
import dev.hokku.control.ScanOptions;
import dev.hokku.control.Scanned;
import dev.hokku.control.Step;
import dev.hokku.lax.Numpy;
import dev.hokku.nn.BatchNorm;
import dev.hokku.nn.Linear;
import dev.hokku.parity.golden.Inputs;
import dev.hokku.parity.golden.Variant;
import dev.hokku.random.Random;
import dev.hokku.tensor.DType;
import dev.hokku.tensor.Shape;
import dev.hokku.tensor.Tensor;
import java.util.List;

/// Programs of the kinds `stateful_scan`, `stateful_loops`, `stateful_map`, `stateful_cond` and `stateful_switch`.
final class Loops {

  private Loops() {}

  @Forward
  static Object hkScan(Variant v, Inputs in) {
    Tensor x = in.tensor(0);
    Linear lin = new Linear(3);
    BatchNorm bn = new BatchNorm(true, true, 0.9);
    ScanOptions options = v.flag("rev") ? ScanOptions.DEFAULT.reversed() : ScanOptions.DEFAULT;
    Scanned<Tensor, Tensor> scanned = Control.scan(
        (Tensor c, Tensor xt) -> {
          Tensor n = getState("n", Shape.SCALAR, zeros());
          setState("n", n.add(1));
          Tensor h = lin.forward(c.add(xt)).tanh().add(n);
          if (v.flag("drop")) {
            h = dropout(nextRngKey(), 0.5, h);
          }
          if (v.flag("bn")) {
            h = bn.forward(h, true);
          }
          return new Step<>(h, h.mul(2));
        },
        Numpy.zeros(x.shape().remove(0)),
        x,
        options);
    return List.of(List.of(scanned.carry(), scanned.ys()), nextRngKey().data());
  }

  @Forward
  static Object hkFori(Variant v, Inputs in) {
    Linear lin = new Linear(3);
    Tensor out = Control.foriLoop(
        v.integer("lo", 0),
        v.integer("n"),
        (Tensor i, Tensor h) -> {
          Tensor c = getState("c", Shape.SCALAR, zeros());
          setState("c", c.add(i));
          return lin.forward(h).tanh().add(Random.normal(nextRngKey(), Shape.SCALAR).mul(0.1));
        },
        in.tensor(0));
    return List.of(out, nextRngKey().data());
  }

  @Forward
  static Object hkWhile(Variant v, Inputs in) {
    Tensor x = in.tensor(0);
    Linear lin = new Linear(3);
    getState("c", Shape.SCALAR, DType.S32, zeros());
    List<Tensor> start = List.of(Numpy.scalar(0), x);
    if (runningInit()) {
      return whileBody(lin, start);
    }
    List<Tensor> out = Control.whileLoop(
        (List<Tensor> value) -> value.get(0).lt(v.integer("m")), (List<Tensor> value) -> whileBody(lin, value), start);
    return List.of(out, nextRngKey().data());
  }

  static List<Tensor> whileBody(Linear lin, List<Tensor> value) {
    setState("c", getState("c").add(2));
    Tensor h = lin.forward(value.get(1)).tanh().add(Random.uniform(nextRngKey(), Shape.SCALAR));
    return List.of(value.get(0).add(1), h);
  }

  @Forward
  static Object hkMap(Variant v, Inputs in) {
    Linear lin = new Linear(2);
    return Control.map((Tensor t) -> lin.forward(t).add(getParameter("bb", Shape.of(2), randomNormal())), in.tensor(0));
  }

  @Forward
  static Object hkCond(Variant v, Inputs in) {
    Tensor x = in.tensor(1);
    Linear a = new Linear(3).withName("t");
    Linear c = new Linear(3).withName("f");
    getState("c", Shape.SCALAR, zeros());
    if (runningInit()) {
      onTrue(a, x);
      return onFalse(c, x);
    }
    Tensor o = Control.cond(in.tensor(0), (Tensor y) -> onTrue(a, y), (Tensor y) -> onFalse(c, y), x);
    return List.of(o, nextRngKey().data());
  }

  static Tensor onTrue(Linear linear, Tensor y) {
    setState("c", getState("c").add(1));
    return linear.forward(y).add(Random.uniform(nextRngKey(), Shape.SCALAR));
  }

  static Tensor onFalse(Linear linear, Tensor y) {
    setState("c", getState("c").add(10));
    return linear.forward(y);
  }

  @Forward
  static Object hkSwitch(Variant v, Inputs in) {
    Tensor x = in.tensor(1);
    Linear first = new Linear(3).withName("br");
    Linear second = new Linear(3).withName("br");
    Linear third = new Linear(3).withName("br");
    if (runningInit()) {
      first.forward(x);
      second.forward(x);
      return third.forward(x);
    }
    return Control.switchCase(
        in.tensor(0),
        x,
        (Tensor y) -> first.forward(y).mul(1),
        (Tensor y) -> second.forward(y).mul(2),
        (Tensor y) -> third.forward(y).mul(3));
  }
}
