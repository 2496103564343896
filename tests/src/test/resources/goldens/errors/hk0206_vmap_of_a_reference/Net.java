package story;

import static dev.hokku.transform.Vmap.vmap;

import dev.hokku.Forward;
import dev.hokku.HkModule;
import dev.hokku.nn.Linear;
import dev.hokku.tensor.Tensor;

@HkModule
public final class Net {
  final Linear linear = new Linear(2);

  @Forward
  public Tensor forward(Tensor x) {
    return vmap(linear::forward).apply(x);
  }
}
