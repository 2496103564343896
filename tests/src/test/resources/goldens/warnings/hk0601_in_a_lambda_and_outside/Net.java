package story;

import static dev.hokku.hk.Hk.nameScope;
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
    Key same = key;
    Tensor y = nameScope("noise", () -> normal(key, Shape.of(2)));
    return x.add(y).add(uniform(same, Shape.of(2)));
  }
}
