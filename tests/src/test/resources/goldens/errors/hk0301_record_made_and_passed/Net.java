package story;

import dev.hokku.Forward;
import dev.hokku.HkModule;
import dev.hokku.nn.Linear;
import dev.hokku.tensor.Tensor;

@HkModule
public record Net(Linear linear) {
  public Net(int size) {
    this(new Linear(size));
  }

  @Forward
  public Tensor forward(Tensor x) {
    return linear.forward(x);
  }
}
