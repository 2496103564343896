package story;

import dev.hokku.Forward;
import dev.hokku.HkModule;
import dev.hokku.nn.Linear;
import dev.hokku.tensor.Tensor;
import dev.hokku.transform.Jacobian;

@HkModule
public final class Net {
  final Linear linear = new Linear(3);

  @Forward
  public Tensor forward(Tensor x) {
    return Jacobian.<Tensor>jacrev(z -> linear.forward(z)).apply(x);
  }
}
