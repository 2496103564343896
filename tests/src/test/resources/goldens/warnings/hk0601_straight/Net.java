package story;

import static dev.hokku.hk.Hk.nextRngKey;
import static dev.hokku.random.Random.normal;
import static dev.hokku.random.Random.uniform;

import dev.hokku.Forward;
import dev.hokku.HkModule;
import dev.hokku.random.Key;
import dev.hokku.tensor.Shape;
import dev.hokku.tensor.Tensor;

@HkModule
public final class Net {
  @Forward
  public Tensor forward(Tensor x) {
    Key key = nextRngKey();
    Tensor a = normal(key, Shape.of(2));
    return x.add(a).add(uniform(key, Shape.of(2)));
  }
}
