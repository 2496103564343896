package story;

import dev.hokku.Forward;
import dev.hokku.HkModule;
import dev.hokku.NameLike;
import dev.hokku.Transparent;
import dev.hokku.nn.Linear;
import dev.hokku.tensor.Tensor;

@Transparent
@HkModule(name = "network")
public final class Net {
  @Forward
  public Tensor forward(Tensor x) {
    return scaled(encode(x));
  }

  @NameLike("forward")
  private Tensor encode(Tensor x) {
    return new Linear(3).forward(x);
  }

  @NameLike("forward")
  @Forward
  public static Tensor scaled(Tensor x) {
    return new Linear(3).forward(x);
  }
}
