package dev.hokku.parity.programs;

import static dev.hokku.hk.Hk.lift;
import static dev.hokku.hk.Hk.liftWithState;
import static dev.hokku.hk.Hk.nextRngKey;
import static dev.hokku.hk.Hk.nextRngKeys;
import static dev.hokku.hk.Hk.transform;
import static dev.hokku.hk.Hk.transparentLift;
import static dev.hokku.hk.Hk.transparentLiftWithState;

import dev.hokku.Forward;
import dev.hokku.HkModule;
import dev.hokku.hk.Applied;
import dev.hokku.hk.LiftedState;
import dev.hokku.hk.Transformed;
import dev.hokku.lax.Numpy;
import dev.hokku.nn.BatchNorm;
import dev.hokku.nn.Linear;
import dev.hokku.nn.nets.MLP;
import dev.hokku.parity.golden.Inputs;
import dev.hokku.parity.golden.Variant;
import dev.hokku.random.Key;
import dev.hokku.tensor.Tensor;
import dev.hokku.transform.Vmap;
import dev.hokku.tree.Entry;
import dev.hokku.tree.Params;
import java.util.Comparator;

/// Programs of the kind `lift`.
final class Lifts {

  private Lifts() {}

  @Forward
  static Object ensemble(Variant v, Inputs in) {
    Tensor x = in.tensor(0);
    int members = v.integer("n");
    Tensor y = v.flag("inmod") ? new E(members).forward(x) : members(members, x);
    return new Linear(2).forward(y);
  }

  /// A module around the ensemble.
  @HkModule
  record E(int count) {

    @Forward
    Tensor forward(Tensor x) {
      return members(count, x);
    }
  }

  static Tensor members(int count, Tensor x) {
    Transformed<Tensor, Tensor> inner = transform((Tensor t) -> new MLP(4, 2).forward(t));
    Params params = lift("ensemble", () -> {
      Tensor keys = Numpy.stack(nextRngKeys(count).stream().map(Key::data).toList(), 0);
      return sorted(Vmap.vmap((Tensor key) -> inner.init(Key.wrap(key), x)).apply(keys));
    });
    return Vmap.vmap((Params own) -> inner.apply(own, x)).apply(params);
  }

  /// JAX sorts the dictionaries that leave its transforms; ours keep their order.
  static Params sorted(Params params) {
    return Params.of(params.entries().sorted(Comparator.comparing(Entry::module).thenComparing(Entry::name)).toList());
  }

  @Forward
  static Object withState(Variant v, Inputs in) {
    Tensor x = in.tensor(0);
    Tensor y = v.flag("inmod") ? new Stateful().forward(x) : normalized(x);
    return v.flag("twice") ? normalized(y) : y;
  }

  /// A module around the lifted function.
  @HkModule(name = "e")
  record Stateful() {

    @Forward
    Tensor forward(Tensor x) {
      return normalized(x);
    }
  }

  static Tensor normalized(Tensor x) {
    Transformed<Tensor, Tensor> inner = transform((Tensor t) -> normLinear(t));
    LiftedState lifted = liftWithState("lifted_fn", () -> inner.initWithState(nextRngKey(), x));
    Applied<Tensor> result = inner.apply(lifted.params(), lifted.state(), x);
    lifted.update(result.state());
    return result.output();
  }

  /// Python makes the module that is called before it looks at the arguments.
  private static Tensor normLinear(Tensor x) {
    BatchNorm norm = new BatchNorm(true, true, 0.9);
    return norm.forward(new Linear(3).forward(x), true);
  }

  @Forward
  static Object transparently(Variant v, Inputs in) {
    Tensor x = in.tensor(0);
    if (v.flag("state")) {
      Transformed<Tensor, Tensor> inner = transform((Tensor t) -> normLinear(t));
      LiftedState lifted = transparentLiftWithState(() -> inner.initWithState(nextRngKey(), x));
      Applied<Tensor> result = inner.apply(lifted.params(), lifted.state(), x);
      lifted.update(result.state());
      return result.output();
    }
    if (v.flag("inmod")) {
      return new Outer().forward(x);
    }
    Linear outer = new Linear(3);
    return outer.forward(named(x));
  }

  /// A module around the lifted function and a layer of its own.
  @HkModule
  record Outer() {

    @Forward
    Tensor forward(Tensor x) {
      Linear outer = new Linear(3);
      return outer.forward(named(x));
    }
  }

  static Tensor named(Tensor x) {
    Transformed<Tensor, Tensor> inner = transform((Tensor t) -> new Linear(3).withName("inner").forward(t));
    Params params = transparentLift(() -> inner.init(nextRngKey(), x));
    return inner.apply(params, x);
  }
}
