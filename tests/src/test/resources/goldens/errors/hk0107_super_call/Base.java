package story;

import dev.hokku.Forward;
import dev.hokku.HkModule;
import dev.hokku.nn.Linear;
import dev.hokku.tensor.Tensor;

@HkModule
public abstract class Base {
  @Forward
  public Tensor base(Tensor x) {
    return new Linear(3).forward(x);
  }

  int width() {
    return 3;
  }
}
