package story;

import static dev.hokku.nn.Functions.relu;

import dev.hokku.Forward;
import dev.hokku.HkModule;
import dev.hokku.nn.Linear;
import dev.hokku.tensor.Tensor;

@HkModule
public final class Mlp {
  final int[] sizes;

  public Mlp(int... sizes) {
    this.sizes = sizes;
  }

  @Forward
  public Tensor forward(Tensor x) {
    for (int i = 0; i < sizes.length; i++) {
      x = new Linear(sizes[i]).withName("layer").forward(x);
      if (i + 1 < sizes.length) x = relu(x);
    }
    return output(x);
  }

  /// A scope of its own: `mlp/~output`.
  private Tensor output(Tensor x) {
    return new Linear(1).forward(x);
  }
}
