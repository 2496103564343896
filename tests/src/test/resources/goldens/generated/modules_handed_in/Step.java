package story;

import dev.hokku.Effect;
import dev.hokku.Forward;
import dev.hokku.HkModule;
import dev.hokku.tensor.Tensor;

@HkModule
public interface Step extends StepDispatch {
  @Forward(effects = {Effect.PARAMS, Effect.STATE})
  Tensor step(Tensor x);
}
