package story;

import dev.hokku.Forward;
import dev.hokku.HkModule;
import dev.hokku.NameLike;
import dev.hokku.Transparent;
import dev.hokku.nn.Linear;
import dev.hokku.tensor.Tensor;

@HkModule
public final class Net {
  @NameLike("forward")
  @Forward
  public Tensor encode(Tensor x) {
    return new Linear(3).withName("enc").forward(x);
  }

  @NameLike("older")
  @Forward
  public Tensor decode(Tensor z) {
    return helper(new Linear(4).withName("dec").forward(z));
  }

  @Transparent
  Tensor helper(Tensor x) {
    return new Linear(4).forward(x);
  }

  @Forward
  public Tensor forward(Tensor x) {
    return helper(decode(encode(x)));
  }
}
