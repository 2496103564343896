package story;

import dev.hokku.Forward;
import dev.hokku.HkModule;
import dev.hokku.nn.Linear;
import dev.hokku.tensor.Tensor;

@HkModule
public final class Net {
  @Forward
  public Tensor forward(Tensor x) {
    @HkModule
    record Head(int size) {
      @Forward
      public Tensor forward(Tensor y) {
        return new Linear(size).forward(y);
      }
    }
    return new Head(3).forward(x);
  }
}
