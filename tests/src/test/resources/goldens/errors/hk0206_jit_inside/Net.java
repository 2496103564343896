package story;

import dev.hokku.Forward;
import dev.hokku.HkModule;
import dev.hokku.jit.Jit;
import dev.hokku.nn.Linear;
import dev.hokku.tensor.Tensor;

@HkModule
public final class Net {
  @Forward
  public Tensor forward(Tensor x) {
    return Jit.jit((Tensor y) -> new Linear(2).forward(y)).apply(x);
  }
}
