package story;

import dev.hokku.Forward;
import dev.hokku.HkModule;
import dev.hokku.tensor.Tensor;

@HkModule
public final class Hen {
  final Egg egg;

  public Hen() {
    this.egg = new Egg();
  }

  @Forward
  public Tensor forward(Tensor x) {
    return egg.forward(x);
  }
}
