package story;

import static dev.hokku.control.Control.cond;
import static dev.hokku.control.Control.scan;
import static dev.hokku.hk.Hk.getState;
import static dev.hokku.hk.Hk.nextRngKey;
import static dev.hokku.hk.Hk.setState;
import static dev.hokku.nn.Functions.dropout;
import static dev.hokku.nn.init.Initializers.zeros;

import dev.hokku.Forward;
import dev.hokku.HkModule;
import dev.hokku.control.Scanned;
import dev.hokku.control.Step;
import dev.hokku.nn.Linear;
import dev.hokku.tensor.Shape;
import dev.hokku.tensor.Tensor;

/// A recurrence with parameters, state and keys inside `scan`, and a branch that calls a module.
@HkModule
public final class Net {
  final Linear cell = new Linear(3);

  /// @param xs `f32[T,B,3]`
  @Forward
  public Tensor forward(Tensor first, Tensor xs, Tensor flag) {
    Scanned<Tensor, Tensor> steps = scan(
        (Tensor carry, Tensor x) -> {
          Tensor next = cell.forward(carry.add(x)); // the same parameters at every step
          counted();
          return new Step<>(next, dropout(nextRngKey(), 0.1, next));
        },
        first,
        xs);
    Tensor y = cond(flag, z -> new Linear(3).forward(z), z -> z, steps.carry());
    return y.add(scan((c, x) -> new Step<>(c.add(x), x), first, xs).carry());
  }

  private void counted() {
    setState("count", getState("count", Shape.of(), zeros()).add(1));
  }
}
