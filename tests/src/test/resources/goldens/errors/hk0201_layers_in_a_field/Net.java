package story;

import dev.hokku.Forward;
import dev.hokku.HkModule;
import dev.hokku.nn.Linear;
import dev.hokku.nn.Sequential;
import dev.hokku.tensor.Tensor;
import java.util.List;

@HkModule
public final class Net {
  final Sequential layers = new Sequential(List.of(new Linear(2), x -> new Linear(3).forward(x)));

  @Forward
  public Tensor forward(Tensor x) {
    return layers.forward(x);
  }
}
