package dev.hokku.parity.mistakes;

import static dev.hokku.hk.Hk.getParameter;
import static dev.hokku.hk.Hk.getState;
import static dev.hokku.hk.Hk.nameScope;
import static dev.hokku.hk.Hk.nextRngKey;
import static dev.hokku.hk.Hk.runningInit;
import static dev.hokku.hk.Hk.setState;
import static dev.hokku.nn.init.Initializers.ones;
import static dev.hokku.nn.init.Initializers.zeros;

import dev.hokku.Forward;
import dev.hokku.HkModule;
import dev.hokku.control.Control;
import dev.hokku.control.Scanned;
import dev.hokku.control.Step;
import dev.hokku.lax.Numpy;
import dev.hokku.nn.Functions;
import dev.hokku.nn.Layer;
import dev.hokku.nn.Linear;
import dev.hokku.random.Random;
import dev.hokku.tensor.Shape;
import dev.hokku.tensor.Tensor;
import dev.hokku.transform.Vmap;
import dev.hokku.transform.VmapAxes;
import org.jspecify.annotations.Nullable;

/// Functions and modules that are wrong with some arguments and right with others.
final class Wrong {

  private Wrong() {}

  /// Two modules that are numbered, and one with a number of its own.
  @Forward
  static Tensor numbered(Tensor x, String third) {
    Tensor one = new Linear(3).withName("a").forward(x);
    Tensor two = new Linear(3).withName("a").forward(one);
    return new Linear(3).withName(third).forward(two);
  }

  @Forward
  static Tensor onlyAtApply(Tensor x, boolean everywhere) {
    if (runningInit() && !everywhere) {
      return x;
    }
    return x.mul(getParameter("w", Shape.of(3), ones()));
  }

  /// Draws a key.
  @HkModule
  record Noise() implements Layer, Wrong_NoiseDispatch {
    @Override
    @Forward
    public Tensor forward(Tensor x) {
      return Functions.dropout(nextRngKey(), 0.5, x);
    }
  }

  /// Counts its calls.
  @HkModule
  record Counting() implements Layer, Wrong_CountingDispatch {
    @Override
    @Forward
    public Tensor forward(Tensor x) {
      setState("count", getState("count", Shape.SCALAR, zeros()).add(1));
      return x;
    }
  }

  @Forward
  static Tensor scoped(Tensor x, String name) {
    return nameScope(name, () -> new Linear(3).forward(x));
  }

  @Forward
  static Tensor looping(Tensor x, boolean counting) {
    setState("n", Numpy.scalar(0f));
    if (runningInit()) {
      return x;
    }
    return Control.whileLoop(
        (Tensor value) -> {
          if (counting) {
            setState("n", getState("n").add(1));
          }
          return value.sum().lt(10);
        },
        (Tensor value) -> value.add(1),
        x);
  }

  @Forward
  static Tensor mapped(Tensor x, @Nullable Boolean split) {
    VmapAxes axes = split == null ? VmapAxes.in(0) : VmapAxes.in(0).splitRng(split);
    return Vmap.vmap((Tensor row) -> row.add(Random.normal(nextRngKey(), Shape.of(3))), axes).apply(x);
  }

  @Forward
  static Tensor branching(Tensor x, boolean bothAtInit) {
    Linear left = new Linear(3);
    if (bothAtInit && runningInit()) {
      return left.forward(x);
    }
    return Control.cond(x.sum().gt(0), () -> left.forward(x), () -> x);
  }

  @Forward
  static Tensor scanning(Tensor x, boolean outside) {
    Linear shared = new Linear(3);
    Scanned<Tensor, Tensor> rows = Control.scan(
        (Tensor carry, Tensor row) -> {
          Tensor y = outside ? shared.forward(row) : new Linear(3).forward(row);
          return new Step<>(carry.add(y), y);
        },
        Numpy.zeros(3),
        x);
    return rows.ys();
  }
}
