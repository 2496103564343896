package story;

import dev.hokku.Forward;
import dev.hokku.HkModule;
import dev.hokku.tensor.Tensor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

@HkModule
public final class Net {
  final List<Tensor> seen = new ArrayList<>();
  final Map<String, Tensor> cache = new HashMap<>();

  @Forward
  public Tensor forward(Tensor x) {
    seen.add(x);
    return cache.computeIfAbsent("x", key -> x);
  }
}
