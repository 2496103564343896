package story;

import dev.hokku.Forward;
import dev.hokku.HkModule;
import dev.hokku.nn.Linear;
import dev.hokku.tensor.Tensor;

@HkModule
public final class Net {
  @Forward
  public Tensor forward(Tensor x) {
    int size = "three";
    return new Linear(size).forwards(x);
  }

  void elsewhere() {
    int wrong = "";
  }
}
