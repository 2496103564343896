package story;

import static dev.hokku.hk.Hk.nextRngKey;
import static dev.hokku.random.Random.normal;

import dev.hokku.Forward;
import dev.hokku.HkModule;
import dev.hokku.tensor.Shape;
import dev.hokku.tensor.Tensor;

@HkModule
public final class Net {
  static final Tensor NOISE;

  static {
    NOISE = normal(nextRngKey(), Shape.of(2));
  }

  @Forward
  public Tensor forward(Tensor x) {
    return x.add(NOISE);
  }
}
