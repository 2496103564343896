package story;

import dev.hokku.Forward;
import dev.hokku.HkModule;
import dev.hokku.tensor.Tensor;

@HkModule
public record Flat(double factor) implements Block, FlatDispatch {

  @Override
  @Forward
  public Tensor forward(Tensor x) {
    return x.mul(factor);
  }
}
