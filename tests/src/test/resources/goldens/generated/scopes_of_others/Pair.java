package story;

import dev.hokku.Forward;
import dev.hokku.HkModule;
import dev.hokku.Transparent;
import dev.hokku.nn.Linear;
import dev.hokku.tensor.Tensor;

@Transparent
@HkModule
public final class Pair {
  final Linear first = new Linear(2);
  final Linear second = new Linear(4).withName("second");

  @Forward
  public Tensor forward(Tensor x) {
    return decode(encode(x));
  }

  @Forward
  public Tensor encode(Tensor x) {
    return first.forward(x);
  }

  @Forward
  public Tensor decode(Tensor z) {
    return second.forward(z);
  }
}
