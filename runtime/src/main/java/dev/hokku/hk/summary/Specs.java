package dev.hokku.hk.summary;

import dev.hokku.tensor.Tensor;
import dev.hokku.tree.TreeNode;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Arguments and results as text: tensors by type and shape, records by their parts.
final class Specs {

  private Specs() {}

  /// `f32[2,3]`, `LSTMState(hidden=f32[2,2], cell=f32[2,2])`, `[f32[2], f32[3]]`.
  static String text(@Nullable Object value) {
    return switch (value) {
      case null -> "null";
      case Tensor tensor -> tensor.aval().toString();
      case TreeNode node -> {
        List<String> names = node.names();
        List<Object> children = node.children();
        yield IntStream.range(0, names.size())
            .mapToObj(i -> names.get(i) + "=" + text(children.get(i)))
            .collect(Collectors.joining(", ", node.getClass().getSimpleName() + "(", ")"));
      }
      case List<?> values -> values.stream().map(Specs::text).collect(Collectors.joining(", ", "[", "]"));
      case Map<?, ?> values -> values.entrySet().stream()
          .map(entry -> entry.getKey() + ": " + text(entry.getValue())).collect(Collectors.joining(", ", "{", "}"));
      default -> value.toString();
    };
  }
}
