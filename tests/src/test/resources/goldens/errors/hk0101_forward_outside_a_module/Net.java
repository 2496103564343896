package story;

import dev.hokku.Forward;
import dev.hokku.nn.Linear;
import dev.hokku.tensor.Tensor;

public final class Net {
  @Forward
  public Tensor forward(Tensor x) {
    return new Linear(3).forward(x);
  }
}
