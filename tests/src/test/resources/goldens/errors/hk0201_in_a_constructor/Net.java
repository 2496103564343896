package story;

import dev.hokku.Forward;
import dev.hokku.HkModule;
import dev.hokku.nn.Linear;
import dev.hokku.tensor.Tensor;

@HkModule
public final class Net {
  final Tensor first;
  final Linear linear = new Linear(3);

  public Net(Tensor x) {
    this.first = linear.forward(x);
  }

  @Forward
  public Tensor forward(Tensor x) {
    return linear.forward(x);
  }
}
