package story;

import dev.hokku.Forward;
import dev.hokku.HkModule;
import dev.hokku.nn.Linear;
import dev.hokku.tensor.Tensor;

@HkModule
public final class Net {
  final Linear a;
  final Linear b;

  public Net(int size) {
    a = new Linear(size);
    b = new Linear(size);
  }

  public Net() {
    b = new Linear(1);
    a = new Linear(2);
  }

  @Forward
  public Tensor forward(Tensor x) {
    return b.forward(a.forward(x));
  }
}
