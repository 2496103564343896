package story;

import static dev.hokku.control.Control.associativeScan;
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
    return associativeScan((Tensor a, Tensor b) -> a.add(b).mul(getParameter("w", Shape.of(2), zeros())), x);
  }
}
