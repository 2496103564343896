package story;

import dev.hokku.Forward;
import dev.hokku.tensor.Tensor;

public final class Steps {
  private Steps() {}

  @Forward
  public static Tensor twice(Step each, Tensor x) {
    return inTurn(each, each, x);
  }

  @Forward
  public static Tensor inTurn(Step first, Step second, Tensor x) {
    return second.step(first.step(x));
  }
}
