package story;

import dev.hokku.Forward;
import dev.hokku.HkModule;
import dev.hokku.tensor.Tensor;

@HkModule
public record Block(String name) {

  @Forward
  public Tensor forward(Tensor x) {
    return x;
  }
}
