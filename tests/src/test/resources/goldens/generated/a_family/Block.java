package story;

import dev.hokku.Effect;
import dev.hokku.Forward;
import dev.hokku.HkModule;
import dev.hokku.tensor.Tensor;

@HkModule
@FunctionalInterface
public interface Block extends BlockDispatch {
  @Forward(effects = {Effect.PARAMS, Effect.KEY})
  Tensor block(Tensor x, boolean isTraining);
}
