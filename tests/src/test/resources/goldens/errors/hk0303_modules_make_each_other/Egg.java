package story;

import dev.hokku.Forward;
import dev.hokku.HkModule;
import dev.hokku.tensor.Tensor;

@HkModule
public final class Egg {
  final Hen hen = new Hen();

  @Forward
  public Tensor forward(Tensor x) {
    return hen.forward(x);
  }
}
