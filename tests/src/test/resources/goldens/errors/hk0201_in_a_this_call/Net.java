package story;

import static dev.hokku.hk.Hk.getParameter;
import static dev.hokku.nn.init.Initializers.zeros;

import dev.hokku.Forward;
import dev.hokku.HkModule;
import dev.hokku.tensor.Shape;
import dev.hokku.tensor.Tensor;

@HkModule
public final class Net {
  final Tensor start;

  public Net(Tensor start) {
    this.start = start;
  }

  public Net() {
    this(getParameter("start", Shape.of(2), zeros()));
  }

  @Forward
  public Tensor forward(Tensor x) {
    return x.add(start);
  }
}
