package story;

import dev.hokku.Forward;
import dev.hokku.HkModule;
import dev.hokku.tensor.Tensor;
import java.util.List;

@HkModule
public record Chain(List<Block> blocks) implements Block, ChainDispatch {
  @Override
  @Forward
  public Tensor block(Tensor x, boolean isTraining) {
    for (Block block : blocks) {
      x = block
          .block(x, isTraining);
    }
    return x;
  }
}
