package story;

import dev.hokku.Forward;
import dev.hokku.HkModule;
import dev.hokku.nn.Layer;
import dev.hokku.nn.Linear;
import dev.hokku.tensor.Tensor;
import java.util.function.Function;

@HkModule
public final class Net {
  final Linear linear = new Linear(2);
  final Function<Tensor, Tensor> twice = x -> linear.forward(linear.forward(x));
  final Layer once = linear::forward;

  @Forward
  public Tensor forward(Tensor x) {
    return twice.apply(once.forward(x));
  }
}
