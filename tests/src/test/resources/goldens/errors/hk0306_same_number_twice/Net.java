package story;

import dev.hokku.Forward;
import dev.hokku.HkModule;
import dev.hokku.nn.Linear;
import dev.hokku.tensor.Tensor;

@HkModule
public final class Net {
  @Forward
  public Tensor forward(Tensor x) {
    x = new Linear(2).withName("layer_1").forward(x);
    return new Linear(2).withName("layer_1").forward(x);
  }
}
