package story;

import dev.hokku.Forward;
import dev.hokku.HkModule;
import dev.hokku.nn.Linear;
import dev.hokku.tensor.Tensor;
import org.jspecify.annotations.Nullable;

@HkModule
public final class Net {
  final Linear linear;

  public Net(@Nullable Linear linear) {
    this.linear = linear != null ? linear : new Linear(3);
  }

  @Forward
  public Tensor forward(Tensor x) {
    return linear.forward(x);
  }
}
