package story;

import dev.hokku.Effect;
import dev.hokku.Forward;
import dev.hokku.HkModule;
import dev.hokku.tensor.Tensor;

/// No lambda can stand for a sealed interface.
@HkModule
public sealed interface Block extends BlockDispatch permits Wide, Flat {

  @Forward(effects = Effect.PARAMS)
  Tensor forward(Tensor x);
}
