package story;

import static dev.hokku.random.Random.normal;

import dev.hokku.Forward;
import dev.hokku.HkModule;
import dev.hokku.random.Key;
import dev.hokku.tensor.Shape;
import dev.hokku.tensor.Tensor;

@HkModule
public record Net(Key key) {
  @Forward
  public Tensor forward(Tensor x) {
    return x.add(normal(key, Shape.of(2))).add(normal(this.key, Shape.of(2)));
  }
}
