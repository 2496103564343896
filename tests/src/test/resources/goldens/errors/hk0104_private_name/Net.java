package story;

import dev.hokku.Forward;
import dev.hokku.HkModule;
import dev.hokku.nn.Linear;
import dev.hokku.tensor.Tensor;

@HkModule
public final class Net {
  private final String name;

  public Net(String name) {
    this.name = name;
  }

  @Forward
  public Tensor forward(Tensor x) {
    return new Linear(3).forward(x);
  }
}
