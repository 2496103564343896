package story;

import dev.hokku.Forward;
import dev.hokku.HkModule;
import dev.hokku.nn.Linear;
import dev.hokku.tensor.Tensor;

public final class Outer {

  private static Tensor twice(Tensor x) {
    return x.add(x);
  }

  @HkModule
  public record Inner(int size) {
    @Forward
    public Tensor forward(Tensor x) {
      return twice(new Linear(size).forward(x));
    }
  }
}
