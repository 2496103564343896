package story;

import static dev.hokku.control.Control.cond;
import static dev.hokku.hk.Hk.nextRngKey;
import static dev.hokku.random.Random.normal;
import static dev.hokku.random.Random.uniform;

import dev.hokku.Forward;
import dev.hokku.HkModule;
import dev.hokku.random.Key;
import dev.hokku.tensor.Tensor;
import java.util.List;

/// Each key is used once on every way through the body, so nothing is said.
@HkModule
public record Net(boolean noisy, int steps) {

  @Forward
  public Tensor forward(Tensor x, Key given) {
    Key branch = nextRngKey();
    if (noisy) {
      x = x.add(normal(branch, x.shape()));
    } else {
      x = x.add(uniform(branch, x.shape()));
    }
    Key early = nextRngKey();
    if (steps == 0) {
      return x.add(normal(early, x.shape()));
    }
    Key chain = early;
    for (int i = 0; i < steps; i++) {
      List<Key> two = chain.split();
      chain = two.get(0);
      x = x.add(normal(two.get(1), x.shape())).add(normal(given.foldIn(i), x.shape()));
    }
    Key either = nextRngKey();
    Tensor y = x;
    return cond(x.sum(), () -> y.add(normal(either, y.shape())), () -> y.add(uniform(either, y.shape())));
  }
}
