package story;

import dev.hokku.Forward;
import dev.hokku.HkModule;
import dev.hokku.nn.Linear;
import dev.hokku.nn.LinearApply;
import dev.hokku.tensor.Tensor;

@HkModule
public final class Net {
  final Linear linear = new Linear(3);

  @Forward
  public Tensor forward(Tensor x) {
    return LinearApply.apply(null, linear, x);
  }
}
