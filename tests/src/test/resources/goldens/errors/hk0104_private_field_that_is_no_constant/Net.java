package story;

import static dev.hokku.hk.Hk.getParameter;
import static dev.hokku.nn.init.Initializers.zeros;

import dev.hokku.Forward;
import dev.hokku.HkModule;
import dev.hokku.tensor.Shape;
import dev.hokku.tensor.Tensor;

@HkModule
public final class Net {
  private static final Shape SHAPE = Shape.of(3);

  @Forward
  public Tensor forward(Tensor x) {
    return x.add(getParameter("b", SHAPE, zeros()));
  }
}
