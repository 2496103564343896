package story;

import static dev.hokku.hk.Hk.getParameter;
import static dev.hokku.nn.init.Initializers.zeros;

import dev.hokku.Forward;
import dev.hokku.HkModule;
import dev.hokku.nn.Linear;
import dev.hokku.tensor.Shape;
import dev.hokku.tensor.Tensor;

@HkModule
public final class Net {
  static final class Scale {
    Tensor scaled(Tensor x) {
      return x.mul(getParameter("scale", Shape.of(3), zeros()));
    }
  }

  @Forward
  public Tensor forward(Tensor x) {
    return new Linear(3).forward(new Scale().scaled(x));
  }
}
