package story;

import static dev.hokku.hk.Hk.getParameter;
import static dev.hokku.nn.init.Initializers.zeros;

import dev.hokku.Forward;
import dev.hokku.HkModule;
import dev.hokku.nn.Linear;
import dev.hokku.tensor.Shape;
import dev.hokku.tensor.Tensor;

@HkModule
public abstract class Residual implements ResidualDispatch {
  final Linear before = new Linear(3);

  @Forward
  public Tensor forward(Tensor x) {
    return x.add(inner(before.forward(x)));
  }

  @Forward
  protected abstract Tensor inner(Tensor x);

  protected Tensor scaled(Tensor x) {
    return x.mul(getParameter("scale", Shape.of(), zeros()));
  }
}
