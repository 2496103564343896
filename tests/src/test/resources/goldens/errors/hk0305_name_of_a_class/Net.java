package story;

import dev.hokku.Forward;
import dev.hokku.HkModule;
import dev.hokku.tensor.Tensor;

@HkModule(name = "1st")
public record Net(int size) {

  @Forward
  public Tensor forward(Tensor x) {
    return x;
  }
}
