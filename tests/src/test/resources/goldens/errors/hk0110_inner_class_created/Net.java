package story;

import dev.hokku.Forward;
import dev.hokku.HkModule;
import dev.hokku.nn.Linear;
import dev.hokku.tensor.Tensor;

@HkModule
public final class Net {
  class Pair {
    Tensor first(Tensor x) {
      return x;
    }
  }

  @Forward
  public Tensor forward(Tensor x) {
    return new Linear(3).forward(new Pair().first(x));
  }
}
