package story;

import static dev.hokku.hk.Hk.nextRngKey;
import static dev.hokku.random.Random.normal;

import dev.hokku.Forward;
import dev.hokku.HkModule;
import dev.hokku.random.Key;
import dev.hokku.tensor.Shape;
import dev.hokku.tensor.Tensor;
import java.util.List;

@HkModule
public final class Net {
  @Forward
  public Tensor forward(Tensor x) {
    Key key = nextRngKey();
    List<Key> two = key.split();
    x = x.add(normal(two.get(0), Shape.of(2)));
    x = x.add(normal(two.get(1), Shape.of(2)));
    x = x.add(normal(two.get(0), Shape.of(2)));
    return x.add(normal(key, Shape.of(2)));
  }
}
