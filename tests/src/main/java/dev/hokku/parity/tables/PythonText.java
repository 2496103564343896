package dev.hokku.parity.tables;

import dev.hokku.hk.Names;
import dev.hokku.nn.WithState;
import dev.hokku.tensor.Tensor;
import dev.hokku.tree.TreeNode;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// What we print, in Python's spelling.
final class PythonText {

  private PythonText() {}

  /// `Conv2D(outputChannels=3, padding=VALID)` as `Conv2D(output_channels=3, padding='VALID')`; over several lines if it is longer than 80 columns.
  static String module(String described) {
    return PythonReader.read(described).repr();
  }

  /// Shapes of arguments and results; a core's output and state are a pair.
  static String spec(@Nullable Object value) {
    return switch (value) {
      case null -> "None";
      case Tensor tensor -> tensor.aval().toString();
      case WithState<?, ?>(Object output, Object state) -> "(" + spec(output) + ", " + spec(state) + ")";
      case TreeNode node -> {
        List<String> names = node.names();
        List<Object> children = node.children();
        yield IntStream.range(0, names.size())
            .mapToObj(i -> names.get(i) + "=" + spec(children.get(i)))
            .collect(Collectors.joining(", ", node.getClass().getSimpleName() + "(", ")"));
      }
      case List<?> values -> values.stream().map(PythonText::spec).collect(Collectors.joining(", ", "[", "]"));
      case Boolean flag -> flag ? "True" : "False";
      default -> value.toString();
    };
  }

  /// A tuple; one of one element ends in a comma.
  static String tuple(List<@Nullable Object> values) {
    String inside = values.stream().map(PythonText::spec).collect(Collectors.joining(", "));
    return "(" + inside + (values.size() == 1 ? ",)" : ")");
  }

  /// `__call__` for the primary method.
  static String method(String name, boolean primary) {
    return primary ? "__call__" : Names.camelToSnake(name);
  }
}
