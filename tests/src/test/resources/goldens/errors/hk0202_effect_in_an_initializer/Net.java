package story;

import static dev.hokku.hk.Hk.getParameter;
import static dev.hokku.hk.Hk.getState;

import dev.hokku.Forward;
import dev.hokku.HkModule;
import dev.hokku.hk.Initializer;
import dev.hokku.nn.Linear;
import dev.hokku.tensor.Shape;
import dev.hokku.tensor.Tensor;

@HkModule
public final class Net {
  final Linear linear = new Linear(3);

  @Forward
  public Tensor forward(Tensor x) {
    Tensor b = getParameter("b", Shape.of(3), (shape, dtype, keys) -> linear.forward(x));
    return b.add(getParameter("c", Shape.of(3), constant(getState("c"))));
  }

  static Initializer constant(Tensor value) {
    return (shape, dtype, keys) -> value;
  }
}
