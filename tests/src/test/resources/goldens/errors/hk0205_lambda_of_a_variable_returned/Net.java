package story;

import dev.hokku.Forward;
import dev.hokku.HkModule;
import dev.hokku.nn.Linear;
import dev.hokku.tensor.Tensor;
import java.util.function.Supplier;

@HkModule
public final class Net {
  final Linear linear = new Linear(2);

  @Forward
  public Supplier<Tensor> forward(Tensor x) {
    return () -> linear.forward(x);
  }
}
