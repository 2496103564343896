package story;

import dev.hokku.Forward;
import dev.hokku.HkModule;
import dev.hokku.nn.Linear;
import dev.hokku.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;

@HkModule
public final class Net {
  final List<Linear> up = new ArrayList<>();
  final List<Linear> down = new ArrayList<>();

  public Net(int depth) {
    for (int i = 0; i < depth; i++) {
      up.add(new Linear(i));
      down.add(new Linear(depth - i));
    }
  }

  @Forward
  public Tensor forward(Tensor x) {
    for (Linear l : up) {
      x = l.forward(x);
    }
    for (Linear l : down) {
      x = l.forward(x);
    }
    return x;
  }
}
