package story;

import dev.hokku.Forward;
import dev.hokku.HkModule;
import dev.hokku.tensor.Tensor;

@HkModule
public record Net(Block first) {

  @Forward
  public Tensor forward(Tensor x) {
    return switch (first) {
      case Wide wide -> wide.forward(x);
      case Flat(double factor) -> x.mul(factor);
    };
  }
}
