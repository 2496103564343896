package story;

import dev.hokku.Effect;
import dev.hokku.Forward;
import dev.hokku.HkModule;
import dev.hokku.tensor.Tensor;

@HkModule
public interface Quiet extends QuietDispatch {

  @Forward(effects = Effect.PARAMS)
  Tensor forward(Tensor x);
}
