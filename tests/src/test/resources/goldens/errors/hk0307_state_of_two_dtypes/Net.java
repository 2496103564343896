package story;

import static dev.hokku.hk.Hk.getState;
import static dev.hokku.nn.init.Initializers.zeros;

import dev.hokku.Forward;
import dev.hokku.HkModule;
import dev.hokku.tensor.DType;
import dev.hokku.tensor.Shape;
import dev.hokku.tensor.Tensor;

@HkModule
public final class Net {
  @Forward
  public Tensor forward(Tensor x) {
    Tensor n = getState("n", Shape.SCALAR, DType.S32, zeros());
    return x.add(n).add(getState("n", Shape.SCALAR, DType.F32, zeros()));
  }
}
