package story;

import dev.hokku.Forward;
import dev.hokku.HkModule;
import dev.hokku.nn.Linear;
import dev.hokku.tensor.Tensor;

public final class Outer {
  final int size = 3;

  @HkModule
  public class Net {
    @Forward
    public Tensor forward(Tensor x) {
      return new Linear(size).forward(x);
    }
  }
}
