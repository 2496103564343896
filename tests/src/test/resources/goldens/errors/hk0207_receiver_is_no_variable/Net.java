package story;

import dev.hokku.Forward;
import dev.hokku.HkModule;
import dev.hokku.nn.Linear;
import dev.hokku.tensor.Tensor;
import java.util.function.UnaryOperator;

@HkModule
public final class Net {
  @Forward
  public Tensor forward(Tensor x) {
    UnaryOperator<Tensor> f = new Linear(3)::forward;
    return f.apply(f.apply(x));
  }
}
