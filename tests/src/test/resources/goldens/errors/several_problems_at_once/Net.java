package story;

import dev.hokku.Forward;
import dev.hokku.HkModule;
import dev.hokku.nn.Linear;
import dev.hokku.tensor.Tensor;

@HkModule
public final class Net {
  private final Linear a = new Linear(3);
  Linear b = new Linear(4);

  @Forward
  public Tensor forward(Tensor x) {
    b = a;
    return super.toString().isEmpty() ? a.forward(x) : b.forward(x);
  }
}
