package story;

import dev.hokku.Forward;
import dev.hokku.HkModule;
import dev.hokku.tensor.Tensor;

@HkModule
public final class Net {
  final Dense dense = new Dense(3);
  final Step given;

  public Net(Step given) {
    this.given = given;
  }

  @Forward
  public Tensor forward(Tensor x) {
    return Steps.twice(dense, x);
  }

  @Forward
  public Tensor open(Tensor x) {
    return Steps.twice(given, x);
  }

  @Forward
  public Tensor halfOpen(Tensor x) {
    return Steps.inTurn(dense, given, x);
  }
}
