package story;

import static dev.hokku.hk.Hk.nextRngKey;
import static dev.hokku.random.Random.normal;
import static dev.hokku.random.Random.split;

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
    Key a = split(key, 2);
    Key b = split(key, 3);
    return x.add(normal(key.foldIn(1), Shape.of(2)));
  }
}
