package story;

import static dev.hokku.hk.Hk.getState;

import dev.hokku.Forward;
import dev.hokku.HkModule;
import dev.hokku.nn.Layer;
import dev.hokku.tensor.Tensor;

@HkModule
public record Noisy(Layer inner) implements Pure, NoisyDispatch {
  @Override
  @Forward
  public Tensor forward(Tensor x) {
    return inner.forward(x).add(getState("n"));
  }
}
