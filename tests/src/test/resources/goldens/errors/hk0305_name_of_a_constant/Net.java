package story;

import dev.hokku.Forward;
import dev.hokku.HkModule;
import dev.hokku.nn.Linear;
import dev.hokku.tensor.Tensor;

@HkModule
public final class Net {
  static final String HEAD = "2nd_head";

  @Forward
  public Tensor forward(Tensor x) {
    return new Linear(2).withName(HEAD).forward(x);
  }
}
