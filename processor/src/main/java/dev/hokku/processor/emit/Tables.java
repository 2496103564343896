package dev.hokku.processor.emit;

import dev.hokku.processor.model.MethodId;
import java.util.List;
import java.util.Map;

/// The rows of the parameter, state and key tables of every method, own and compiled earlier.
public record Tables(Map<MethodId, List<String>> byMethod) {

  List<String> rows(MethodId method) {
    return byMethod.getOrDefault(method, List.of());
  }
}
