package story;

import dev.hokku.Forward;
import dev.hokku.HkModule;
import dev.hokku.nn.Linear;
import dev.hokku.tensor.Tensor;

@HkModule
public final class Net {
  int size = 3;

  @Forward
  public Tensor forward(Tensor x) {
    return new Linear(size).forward(x);
  }
}
