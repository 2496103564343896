package story;

import static dev.hokku.hk.Hk.nextRngKey;
import static dev.hokku.random.Random.foldIn;
import static dev.hokku.random.Random.normal;

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
    Tensor a = normal(key.foldIn(1), Shape.of(2));
    Tensor b = normal(key.foldIn(2), Shape.of(2));
    Tensor c = normal(foldIn(key, x), Shape.of(2));
    return a.add(b).add(c).add(normal(key.foldIn(1), Shape.of(2)));
  }
}
