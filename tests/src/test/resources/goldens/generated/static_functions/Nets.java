package story;

import static dev.hokku.hk.Hk.nextRngKey;
import static dev.hokku.nn.Functions.dropout;

import dev.hokku.Forward;
import dev.hokku.nn.Linear;
import dev.hokku.tensor.Tensor;
import java.util.List;
import java.util.stream.IntStream;

public final class Nets {
  private Nets() {}

  /// @param x `f32[B,D]`
  @Forward
  public static Tensor net(Tensor x, int depth) {
    for (Linear layer : layers(depth)) {
      x = layer.forward(x);
    }
    return noisy(x);
  }

  @Forward
  static Tensor noisy(Tensor x) {
    return dropout(nextRngKey(), 0.1, x);
  }

  /// A factory: what it makes is named in the order in which it is made.
  static List<Linear> layers(int depth) {
    return IntStream.range(0, depth).mapToObj(Linear::new).toList();
  }

  public static void main(String[] args) {
    System.out.println(new Linear(3));
  }
}
