package story;

import static dev.hokku.transform.Vmap.vmap;

import dev.hokku.Forward;
import dev.hokku.HkModule;
import dev.hokku.nn.Linear;
import dev.hokku.tensor.Tensor;

@HkModule
public final class Net {
  @Forward
  public Tensor forward(Tensor x) {
    return vmap((Tensor y) -> new Linear(2).forward(y)).apply(x);
  }
}
