package story;

import dev.hokku.Effect;
import dev.hokku.Forward;
import dev.hokku.HkModule;
import dev.hokku.tensor.Tensor;

@HkModule
public interface Pure extends PureDispatch {
  @Forward(effects = Effect.PARAMS)
  Tensor forward(Tensor x);
}
