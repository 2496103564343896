package dev.hokku.bench;

import java.util.ArrayList;
import java.util.List;
import javax.tools.JavaFileObject;

/// Sources of many modules that use each other, as large projects have them: fields and inline submodules, helpers with and without effects,
/// state, keys, loops, branches, lambdas, and the code around all this.
final class ManyModules {

  /// `%1$d` is the module's number, `%2$d` that of another one.
  private static final String TEMPLATE = """
      package bench;

      import static dev.hokku.hk.Hk.getParameter;
      import static dev.hokku.hk.Hk.getState;
      import static dev.hokku.hk.Hk.nextRngKey;
      import static dev.hokku.hk.Hk.setState;
      import static dev.hokku.nn.Functions.relu;
      import static dev.hokku.nn.init.Initializers.zeros;

      import dev.hokku.Forward;
      import dev.hokku.HkModule;
      import dev.hokku.nn.Linear;
      import dev.hokku.random.Random;
      import dev.hokku.tensor.Shape;
      import dev.hokku.tensor.Tensor;
      import java.util.ArrayList;
      import java.util.List;

      @HkModule
      public final class Block%1$d {
        private static final int FACTOR = 4;
        final int width;
        final boolean noisy;
        final Linear first;
        final List<Linear> layers = new ArrayList<>();

        public Block%1$d(int width, int depth, boolean noisy) {
          this.width = width;
          this.noisy = noisy;
          this.first = new Linear(width * FACTOR);
          for (int i = 0; i < depth; i++) {
            layers.add(new Linear(width));
          }
        }

        @Forward
        public Tensor forward(Tensor x) {
          Tensor y = relu(first.forward(x)); // wide
          for (Linear layer : layers) {
            y = relu(layer.forward(y));
          }
          if (noisy) {
            y = y.add(Random.normal(nextRngKey(), y.shape()).mul(0.1));
          }
          return scaled(counted(y));
        }

        private Tensor scaled(Tensor x) {
          Tensor scale = getParameter("scale", Shape.of(x.shape().last()), zeros());
          return x.mul(scale.add(1)).add(new Linear(x.shape().last()).withName("skip").forward(x));
        }

        /// This one and another.
        @Forward
        public Tensor with(Block%2$d other, Tensor x) {
          return other.forward(x).add(forward(x));
        }

        private Tensor counted(Tensor x) {
          Tensor count = getState("count", Shape.SCALAR, zeros());
          setState("count", count.add(1));
          return x.mul(count.mul(0.01).add(1));
        }
      }
      """;

  private ManyModules() {}

  /// @param count how many; 50 lines each or some more
  static List<JavaFileObject> sources(int count) {
    List<JavaFileObject> sources = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      sources.add(new SourceText("bench/Block%d.java".formatted(i), TEMPLATE.formatted(i, (i + 1) % count)));
    }
    return sources;
  }

  static long lines(List<JavaFileObject> sources) {
    return sources.stream().mapToLong(s -> ((SourceText) s).text().lines().count()).sum();
  }
}
