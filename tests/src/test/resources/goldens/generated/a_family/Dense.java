package story;

import dev.hokku.Forward;
import dev.hokku.HkModule;
import dev.hokku.nn.Linear;
import dev.hokku.tensor.Tensor;

@HkModule
public record Dense(int size) implements Block, DenseDispatch {
  @Override
  @Forward
  public Tensor block(Tensor x, boolean isTraining) {
    return new Linear(size).forward(x);
  }
}
