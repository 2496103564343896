package story;

import dev.hokku.Forward;
import dev.hokku.HkModule;
import dev.hokku.nn.Linear;
import dev.hokku.tensor.Tensor;

final class Net {

  @HkModule
  record Größe(int höhe) {

    @Forward
    Tensor forward(Tensor x) {
      return new Linear(höhe).forward(x);
    }
  }

  @HkModule(name = "groesse")
  record Größe2(int höhe) {

    @Forward
    Tensor forward(Tensor x) {
      return new Linear(höhe).forward(x);
    }
  }
}
