package story;

import static dev.hokku.hk.Hk.getState;
import static dev.hokku.hk.Hk.runningInit;
import static dev.hokku.hk.Hk.setState;
import static dev.hokku.nn.init.Initializers.zeros;

import dev.hokku.Forward;
import dev.hokku.HkModule;
import dev.hokku.tensor.Shape;
import dev.hokku.tensor.Tensor;

@HkModule
public final class Counter {
  final int step = 1;

  @Forward
  public Tensor forward(Tensor x) {
    Tensor count = counted();
    if (runningInit()) {
      return x;
    }
    return x.mul(count);
  }

  /// How often it was called.
  @Forward
  public Tensor calls() {
    return getState("calls", Shape.of(), zeros());
  }

  Tensor counted() {
    Tensor next = getState("calls", Shape.of(), zeros()).add(step());
    setState("calls", next);
    return next;
  }

  int step() {
    return step;
  }
}
