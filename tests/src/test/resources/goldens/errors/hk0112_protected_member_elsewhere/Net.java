package story;

import dev.hokku.Forward;
import dev.hokku.HkModule;
import dev.hokku.nn.Linear;
import dev.hokku.tensor.Tensor;

@HkModule
public final class Net extends ClassLoader {
  @Forward
  public Tensor forward(Tensor x) {
    return new Linear(getClassLoadingLock("a").hashCode()).forward(x);
  }
}
