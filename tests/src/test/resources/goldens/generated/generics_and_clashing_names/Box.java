package story;

import dev.hokku.Forward;
import dev.hokku.HkModule;
import dev.hokku.nn.Layer;
import dev.hokku.nn.Linear;
import dev.hokku.tensor.Tensor;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

@HkModule
public final class Box<T extends Layer> {
  record Pair<A>(A first, Tensor second) {}

  enum Mode {
    ADD,
    MUL
  }

  static final int SIZE = 2;
  final T inner;
  final Map<String, Linear> byName = new LinkedHashMap<>(Map.of("a", new Linear(1)));
  final Linear[] array = {new Linear(2), new Linear(3)};
  final Optional<Linear> maybe = Optional.of(new Linear(4));
  final List<List<Linear>> grid = List.of(List.of(new Linear(5)), List.of(new Linear(6)));

  public Box(T inner) {
    this.inner = inner;
  }

  @Forward
  public <N extends Number> Pair<N> forward(Tensor self, N key, Mode mode, Tensor... args) throws IOException {
    Tensor frame = inner.forward(self);
    Tensor params = switch (mode) {
      case ADD -> frame.add(byName.get("a").forward(args[0]));
      case MUL -> {
        var l = array[SIZE - 1];
        yield l.forward(frame);
      }
    };
    if (maybe.isPresent() && key instanceof Integer i && i > 0) {
      params = maybe.get().forward(params);
    }
    for (List<Linear> row : grid) {
      for (Linear l : row) {
        params = l.forward(params);
      }
    }
    String text = """
        some
          text %d
        """.formatted(SIZE);
    return new Pair<>(key, text.isEmpty() ? params : (params.rank() > 1 ? array[0] : array[1]).forward(params));
  }
}
