package story;

import dev.hokku.Forward;
import dev.hokku.HkModule;
import dev.hokku.nn.Linear;
import dev.hokku.tensor.Tensor;

@HkModule
public final class Net {
  @Forward
  public Tensor forward(Tensor x) {
    return new Linear(3).forward(x);
  }

  @Forward
  public Tensor init(Tensor x) {
    return forward(forward(x));
  }
}
