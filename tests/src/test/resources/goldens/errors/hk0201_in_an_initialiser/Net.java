package story;

import static dev.hokku.hk.Hk.getParameter;
import static dev.hokku.nn.init.Initializers.zeros;

import dev.hokku.Forward;
import dev.hokku.HkModule;
import dev.hokku.nn.Layer;
import dev.hokku.nn.Linear;
import dev.hokku.tensor.Shape;
import dev.hokku.tensor.Tensor;

@HkModule
public final class Net {
  final Tensor w = getParameter("w", Shape.of(3), zeros());
  final Linear inner = new Linear(3);
  final Layer layer = x -> inner.forward(x);

  @Forward
  public Tensor forward(Tensor x) {
    return layer.forward(x).add(w);
  }
}
