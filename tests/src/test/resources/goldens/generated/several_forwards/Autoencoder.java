package story;

import dev.hokku.Forward;
import dev.hokku.HkModule;
import dev.hokku.nn.Linear;
import dev.hokku.tensor.Tensor;

@HkModule
public final class Autoencoder {
  final Linear down = new Linear(2);
  final Linear up = new Linear(8);

  @Forward
  public Tensor encode(Tensor x) {
    return down.forward(x);
  }

  @Forward
  public Tensor decode(Tensor code) {
    return up.forward(code);
  }

  @Forward
  public Tensor decode(Tensor code, int times) {
    return times == 0 ? code : decode(decode(code), times - 1);
  }

  @Forward
  public void touch(Tensor... xs) {
    for (Tensor x : xs) {
      encode(x);
    }
  }
}
