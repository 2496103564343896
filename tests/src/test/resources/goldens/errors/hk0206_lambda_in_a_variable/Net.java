package story;

import static dev.hokku.hk.Hk.nameScope;

import dev.hokku.Forward;
import dev.hokku.HkModule;
import dev.hokku.nn.Linear;
import dev.hokku.tensor.Tensor;
import java.util.function.Supplier;

@HkModule
public final class Net {
  final Linear linear = new Linear(3);

  @Forward
  public Tensor forward(Tensor x) {
    Supplier<Tensor> body = () -> linear.forward(x);
    return nameScope("scope", body);
  }
}
