package story;

import static dev.hokku.random.Random.normal;

import dev.hokku.Forward;
import dev.hokku.HkModule;
import dev.hokku.random.Key;
import dev.hokku.tensor.Shape;
import dev.hokku.tensor.Tensor;

@HkModule
public final class Net {
  @Forward
  public Tensor forward(Tensor x, Key key) {
    for (int i = 0; i < 3; i++) {
      x = x.add(normal(key, Shape.of(2)));
    }
    return x;
  }
}
