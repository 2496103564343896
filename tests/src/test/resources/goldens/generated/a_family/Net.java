package story;

import static dev.hokku.nn.Functions.relu;

import dev.hokku.Forward;
import dev.hokku.HkModule;
import dev.hokku.tensor.Tensor;
import java.util.List;

@HkModule
public final class Net {
  final Chain chain = new Chain(List.of(new Dense(3), (x, isTraining) -> relu(x), new Dense(4)));

  @Forward
  public Tensor forward(Tensor x) {
    Block last = x.rank() > 2 ? new Dense(5) : (z, isTraining) -> z;
    return last.block(chain.block(x, true), true);
  }
}
