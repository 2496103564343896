package story;

import dev.hokku.HkModule;
import dev.hokku.nn.Linear;
import dev.hokku.tensor.Tensor;

@HkModule
public record Net(int size) {
  public Tensor call(Tensor x) {
    return new Linear(size).forward(x);
  }
}
