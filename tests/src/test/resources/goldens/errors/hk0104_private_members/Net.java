package story;

import static dev.hokku.hk.Hk.getParameter;
import static dev.hokku.nn.init.Initializers.zeros;

import dev.hokku.Forward;
import dev.hokku.HkModule;
import dev.hokku.nn.Linear;
import dev.hokku.tensor.Shape;
import dev.hokku.tensor.Tensor;

@HkModule
public final class Net {
  private static final int SIZE = 3;
  private final int scale = 2;
  final int unused = 1;

  private Net() {}

  private record Pair(Tensor a, Tensor b) {}

  private int width() {
    return scale;
  }

  private Tensor helper(Tensor x) {
    return getParameter("b", Shape.of(width()), zeros()).add(x);
  }

  @Forward
  public Tensor forward(Tensor x) {
    Pair pair = new Pair(x, helper(x));
    Net other = new Net();
    return new Linear(SIZE * scale).forward(pair.a()).add(other.unused);
  }
}
