package story;

import dev.hokku.Forward;
import dev.hokku.HkModule;
import dev.hokku.tensor.Tensor;

@HkModule
public interface Block {
  @Forward
  Tensor block(Tensor x);
}
