package story;

import dev.hokku.Forward;
import dev.hokku.HkModule;
import dev.hokku.nn.Linear;
import dev.hokku.tensor.Tensor;

@HkModule
public record Dense(int size) implements Step, DenseDispatch {
  @Override
  @Forward
  public Tensor step(Tensor x) {
    return new Linear(size).forward(x);
  }
}
