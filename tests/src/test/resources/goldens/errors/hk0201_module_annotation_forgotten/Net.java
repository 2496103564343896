package story;

import dev.hokku.Forward;
import dev.hokku.HkModule;
import dev.hokku.tensor.Tensor;

@HkModule
public record Net(Head head) {
  @Forward
  public Tensor forward(Tensor x) {
    return head.forward(x);
  }
}
