package story;

import dev.hokku.Forward;
import dev.hokku.HkModule;
import dev.hokku.tensor.Tensor;

@HkModule
public final class Net {
  static int calls;

  @Forward
  public Tensor forward(Tensor x) {
    calls++;
    Net.calls += 2;
    return x;
  }
}
