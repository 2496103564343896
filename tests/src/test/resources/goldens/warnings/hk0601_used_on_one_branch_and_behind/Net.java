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
  public Tensor forward(Tensor x, boolean noisy) {
    Key key = nextRngKey();
    if (noisy) {
      x = x.add(normal(key, Shape.of(2)));
    }
    return x.add(uniform(key, Shape.of(2)));
  }
}
