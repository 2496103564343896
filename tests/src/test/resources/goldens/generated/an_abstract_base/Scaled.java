package story;

import dev.hokku.Forward;
import dev.hokku.HkModule;
import dev.hokku.nn.Linear;
import dev.hokku.tensor.Tensor;

@HkModule
public final class Scaled extends Residual implements ScaledDispatch {
  final Linear after = new Linear(3);

  @Override
  @Forward
  protected Tensor inner(Tensor x) {
    return after.forward(scaled(x));
  }
}
