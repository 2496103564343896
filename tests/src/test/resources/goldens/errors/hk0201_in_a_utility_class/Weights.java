package story;

import static dev.hokku.hk.Hk.getParameter;
import static dev.hokku.nn.init.Initializers.zeros;

import dev.hokku.tensor.Shape;
import dev.hokku.tensor.Tensor;

public final class Weights {

  private Weights() {}

  static Tensor bias(int size) {
    return getParameter("b", Shape.of(size), zeros());
  }
}
