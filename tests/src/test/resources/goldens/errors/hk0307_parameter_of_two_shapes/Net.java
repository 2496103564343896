package story;

import static dev.hokku.hk.Hk.getParameter;
import static dev.hokku.nn.init.Initializers.zeros;

import dev.hokku.Forward;
import dev.hokku.HkModule;
import dev.hokku.tensor.Shape;
import dev.hokku.tensor.Tensor;

@HkModule
public final class Net {
  @Forward
  public Tensor forward(Tensor x) {
    Tensor w = getParameter("w", Shape.of(2), zeros());
    return x.add(w).mul(getParameter("w", Shape.of(1, 2), zeros()));
  }
}
