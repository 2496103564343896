package dev.hokku.parity.programs;

import static dev.hokku.hk.Hk.currentName;
import static dev.hokku.hk.Hk.getCurrentState;
import static dev.hokku.hk.Hk.getInitialState;
import static dev.hokku.hk.Hk.getParams;
import static dev.hokku.hk.Hk.getState;
import static dev.hokku.hk.Hk.moduleName;
import static dev.hokku.hk.Hk.setState;
import static dev.hokku.nn.init.Initializers.constant;
import static dev.hokku.nn.init.Initializers.ones;
import static dev.hokku.nn.init.Initializers.zeros;

import dev.hokku.Forward;
import dev.hokku.HkModule;
import dev.hokku.nn.Linear;
import dev.hokku.parity.golden.Inputs;
import dev.hokku.parity.golden.Variant;
import dev.hokku.tensor.DType;
import dev.hokku.tensor.Shape;
import dev.hokku.tensor.Tensor;
import java.util.List;

/// Programs of the kind `state`.
final class States {

  private States() {}

  /// Counts its calls and takes a moving mean away.
  @HkModule
  static final class Counter {
    @Forward
    List<Tensor> forward(Tensor x) {
      Tensor c = getState("count", Shape.SCALAR, DType.S32, zeros());
      setState("count", c.add(1));
      Tensor m = getState("mean", x.shape().remove(0), x.dtype(), constant(0.5));
      m = m.mul(0.9).add(x.mean(0).mul(0.1));
      setState("mean", m);
      return List.of(x.sub(m), getState("count"));
    }
  }

  @Forward
  static Object stateCounter(Variant v, Inputs in) {
    Counter k = new Counter();
    Tensor a = k.forward(in.tensor(0)).get(0);
    return k.forward(a);
  }

  /// Looks at its own parameters.
  @HkModule(name = "m")
  static final class Looking {
    final Linear l = new Linear(2);

    @Forward
    List<Object> forward(Tensor x) {
      Tensor o = l.forward(new Linear(2).forward(x));
      String own = currentName();
      List<String> names = getParams().entries()
          .filter(entry -> (entry.module() + "/").startsWith(own + "/"))
          .map(entry -> entry.module() + "/" + entry.name())
          .sorted()
          .toList();
      return List.of(o, names, own);
    }
  }

  @Forward
  static Object getParamsState(Variant v, Inputs in) {
    Tensor x = in.tensor(0);
    int before = getParams().modules().size();
    Tensor y = new Linear(2).forward(x);
    int after = getParams().modules().size();
    Tensor s = getState("s", Shape.SCALAR, zeros());
    setState("s", s.add(5));
    Looking m = new Looking();
    List<Object> o = m.forward(x);
    String path = moduleName(m);
    String name = path.substring(path.lastIndexOf('/') + 1);
    return List.of(
        y, before, after, o, getInitialState().get("~", "s"), getCurrentState().get("~", "s"),
        getParams().modules().stream().sorted().toList(), currentName(), path, name, moduleName(m.l));
  }

  @Forward
  static Object stateInitialValue(Variant v, Inputs in) {
    Tensor x = in.tensor(0);
    if (v.flag("init_sets")) {
      setState("a", x);
    }
    if (v.flag("twice")) {
      setState("a", x.mul(2));
    }
    Tensor c = getState("c", Shape.of(2), ones());
    setState("c", c.mul(2));
    return v.flag("init_sets") ? getState("c").add(getState("a")) : getState("c").add(0);
  }
}
