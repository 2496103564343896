package story;

import dev.hokku.Forward;
import dev.hokku.HkModule;
import dev.hokku.HkTree;
import dev.hokku.nn.Linear;
import dev.hokku.tensor.Tensor;
import java.util.List;
import org.jspecify.annotations.Nullable;

public final class Models {
  static final int SIZE = 3;

  @HkTree
  public record Pair<T>(T first, List<Tensor> rest) implements Models_PairTree<T> {}

  @HkModule(name = "small")
  public record Small(int scale, @Nullable String name) {
    static int twice(int n) {
      return 2 * n;
    }

    public Small withScale(int changed) {
      return new Small(changed, name);
    }

    @Forward
    public Pair<Tensor> call(Tensor x) {
      Small other = new Small(1, "other").withScale(scale + 1);
      Tensor y = new Linear(twice(SIZE) * scale()).forward(x);
      return scale > 3 ? new Pair<>(y, List.of(x)) : other.call(y);
    }
  }
}
