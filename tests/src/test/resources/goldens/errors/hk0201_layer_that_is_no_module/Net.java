package story;

import dev.hokku.Forward;
import dev.hokku.HkModule;
import dev.hokku.nn.Linear;
import dev.hokku.nn.Sequential;
import dev.hokku.tensor.Tensor;
import java.util.List;

@HkModule
public final class Net {
  @Forward
  public Tensor forward(Tensor x) {
    return new Sequential(List.of(new Doubled(), new Linear(1))).forward(x);
  }
}
