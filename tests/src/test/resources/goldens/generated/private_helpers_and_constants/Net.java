package story;

import static dev.hokku.hk.Hk.getParameter;
import static dev.hokku.nn.init.Initializers.zeros;

import dev.hokku.Forward;
import dev.hokku.HkModule;
import dev.hokku.nn.Linear;
import dev.hokku.tensor.Shape;
import dev.hokku.tensor.Tensor;
import java.util.function.UnaryOperator;

/// Private constants and helpers need not be visible to generated code: the ones are written out, the others lowered or copied.
@HkModule
public record Net(int size) {

  enum Kind { RELU, NONE }

  private static final int FACTOR = 3;
  private static final String NAME = "wide";

  @Forward
  public Tensor forward(Tensor x) {
    UnaryOperator<Tensor> doubled = Net::doubled;
    Tensor y = new Linear(width()).withName(NAME).forward(same(x));
    return biased(doubled.apply(y)).mul(Net.FACTOR);
  }

  /// Copied, without a frame: it has no effects.
  private int width() {
    return size * FACTOR;
  }

  private <T> T same(T value) {
    return value;
  }

  private static Tensor doubled(Tensor x) {
    return x.add(x);
  }

  /// Lowered, with a frame: it asks for a parameter.
  private Tensor biased(Tensor x) {
    return x.add(getParameter("b", Shape.of(width()), zeros()));
  }
}
