package story;

import static dev.hokku.hk.Hk.getParameter;
import static dev.hokku.hk.Hk.nextRngKey;
import static dev.hokku.random.Random.normal;

import dev.hokku.Forward;
import dev.hokku.HkModule;
import dev.hokku.tensor.Shape;
import dev.hokku.tensor.Tensor;

@HkModule
public final class Net {
  @Forward
  public Tensor forward(Tensor x) {
    return x.add(getParameter("b", Shape.of(2), (shape, dtype, keys) -> normal(nextRngKey(), shape)));
  }
}
