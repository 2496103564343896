package story;

import static dev.hokku.hk.Hk.nextRngKey;
import static dev.hokku.random.Random.normal;

import dev.hokku.tensor.Shape;
import dev.hokku.tensor.Tensor;

public final class Util {

  private Util() {}

  static Tensor noisy(Tensor x) {
    return x.add(noise(x.shape()));
  }

  private static Tensor noise(Shape shape) {
    return normal(nextRngKey(), shape);
  }
}
