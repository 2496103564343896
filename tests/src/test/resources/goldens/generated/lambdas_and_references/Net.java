package story;

import static dev.hokku.hk.Hk.getParameter;
import static dev.hokku.hk.Hk.nameScope;
import static dev.hokku.nn.init.Initializers.zeros;

import dev.hokku.Forward;
import dev.hokku.HkModule;
import dev.hokku.nn.Layer;
import dev.hokku.nn.Linear;
import dev.hokku.tensor.Shape;
import dev.hokku.tensor.Tensor;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

@HkModule
public final class Net {
  final Linear linear = new Linear(3);
  final Supplier<Linear> factory;

  public Net(Supplier<Linear> factory) {
    this.factory = factory;
  }

  @Forward
  public Tensor forward(Tensor x) {
    Function<Tensor, Tensor> f = linear::forward;
    Function<Tensor, Tensor> g = z -> helper(z);
    UnaryOperator<Tensor> h = this::helper;
    Tensor y = f.andThen(g).andThen(h).apply(x);
    y = factory.get().forward(y);
    Tensor in = y;
    y = nameScope("scope", () -> nameScope("inner", () -> linear.forward(in).add(new Linear(3).forward(in))));
    Layer own = new Layer() {
      final int size = 3;

      @Override
      public Tensor forward(Tensor z) {
        return linear.forward(z).add(this.size);
      }
    };
    return own.forward(y);
  }

  private Tensor helper(Tensor x) {
    return x.add(getParameter("b", Shape.of(3), zeros()));
  }
}
