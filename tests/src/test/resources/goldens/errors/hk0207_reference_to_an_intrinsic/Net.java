package story;

import static dev.hokku.random.Random.normal;

import dev.hokku.Forward;
import dev.hokku.HkModule;
import dev.hokku.hk.Hk;
import dev.hokku.random.Key;
import dev.hokku.tensor.Shape;
import dev.hokku.tensor.Tensor;
import java.util.function.Supplier;

@HkModule
public final class Net {
  @Forward
  public Tensor forward(Tensor x) {
    Supplier<Key> keys = Hk::nextRngKey;
    return x.add(normal(keys.get(), Shape.of(2)));
  }
}
