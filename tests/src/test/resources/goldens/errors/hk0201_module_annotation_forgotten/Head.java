package story;

import dev.hokku.nn.Linear;
import dev.hokku.tensor.Tensor;

public record Head(int size) {

  public Tensor forward(Tensor x) {
    return new Linear(size).forward(x);
  }
}
