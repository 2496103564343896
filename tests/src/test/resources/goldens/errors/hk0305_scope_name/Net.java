package story;

import static dev.hokku.hk.Hk.nameScope;

import dev.hokku.Forward;
import dev.hokku.HkModule;
import dev.hokku.nn.Linear;
import dev.hokku.tensor.Tensor;

@HkModule
public final class Net {
  @Forward
  public Tensor forward(Tensor x) {
    return nameScope("/head", () -> new Linear(2).forward(x));
  }
}
