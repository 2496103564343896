package dev.hokku.tree;

import dev.hokku.core.HokkuException;
import dev.hokku.tensor.Tensor;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/// What [Params] and [State] are made of: tensors by module path and name, in the order in which they were put in.
///
/// Names and values are apart: maps made from one another by new values share their names, so that taking them apart and putting them together,
/// which every call of a jitted step does, costs one list.
final class TensorMap {

  static final TensorMap EMPTY = new TensorMap(new Names(new LinkedHashMap<>(), List.of()), List.of());

  private final Names names;
  private final List<Tensor> values;

  private TensorMap(Names names, List<Tensor> values) {
    this.names = names;
    this.values = values;
  }

  /// Where each tensor is.
  ///
  /// @param places module path → name → place
  /// @param paths `module/name` by place, for messages
  private record Names(Map<String, Map<String, Integer>> places, List<String> paths) {}

  List<String> paths() {
    return names.paths();
  }

  List<Tensor> values() {
    return values;
  }

  /// The values, as children of a tree.
  List<Object> children() {
    return Collections.unmodifiableList(values);
  }

  TensorMap withValues(List<?> children) {
    if (children.size() != values.size()) {
      throw new HokkuException("%d tensors were given for %d names.".formatted(children.size(), values.size()), "", "Give one per name.");
    }
    List<Tensor> replaced = new ArrayList<>(children.size());
    for (Object child : children) {
      replaced.add((Tensor) child);
    }
    return new TensorMap(names, Collections.unmodifiableList(replaced));
  }

  boolean has(String module, String name) {
    return names.places().getOrDefault(module, Map.of()).containsKey(name);
  }

  Tensor get(String kind, String module, String name) {
    Map<String, Integer> inModule = names.places().get(module);
    Integer place = inModule == null ? null : inModule.get(name);
    if (place == null) {
      throw new HokkuException(
          "There is no %s '%s' of module '%s'.".formatted(kind, name, module),
          "",
          inModule == null
              ? "The modules are %s.".formatted(names.places().keySet())
              : "The module has %s.".formatted(inModule.keySet()));
    }
    return values.get(place);
  }

  Set<String> modules() {
    return Collections.unmodifiableSet(names.places().keySet());
  }

  Map<String, Tensor> of(String module) {
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    names.places().getOrDefault(module, Map.of()).forEach((name, place) -> tensors.put(name, values.get(place)));
    return Collections.unmodifiableMap(tensors);
  }

  TensorMap with(String module, String name, Tensor tensor) {
    if (has(module, name)) {
      List<Tensor> replaced = new ArrayList<>(values);
      replaced.set(names.places().get(module).get(name), tensor);
      return new TensorMap(names, Collections.unmodifiableList(replaced));
    }
    Builder builder = new Builder();
    entries().forEach(entry -> builder.put(entry.module(), entry.name(), entry.tensor()));
    builder.put(module, name, tensor);
    return builder.build();
  }

  long count() {
    return values.stream().mapToLong(tensor -> tensor.shape().count()).sum();
  }

  long byteSize() {
    return values.stream().mapToLong(tensor -> tensor.aval().byteSize()).sum();
  }

  Stream<Entry> entries() {
    return names.places().entrySet().stream().flatMap(module -> module.getValue().entrySet().stream()
        .map(place -> new Entry(module.getKey(), place.getKey(), values.get(place.getValue()))));
  }

  /// One line per tensor: path and type.
  String table(String kind) {
    StringBuilder text = new StringBuilder(kind).append(" {");
    entries().forEach(entry -> text.append("\n  ").append(entry.module()).append("  ").append(entry.name()).append("  ").append(entry.tensor().aval()));
    return text.append(values.isEmpty() ? "}" : "\n}").toString();
  }

  /// Collects tensors; modules and names stay in the order of their first tensor.
  static final class Builder {

    private final Map<String, Map<String, Tensor>> modules = new LinkedHashMap<>();

    void put(String module, String name, Tensor tensor) {
      modules.computeIfAbsent(module, ignored -> new LinkedHashMap<>()).put(name, tensor);
    }

    boolean has(String module, String name) {
      return modules.getOrDefault(module, Map.of()).containsKey(name);
    }

    TensorMap build() {
      Map<String, Map<String, Integer>> places = new LinkedHashMap<>();
      List<String> paths = new ArrayList<>();
      List<Tensor> values = new ArrayList<>();
      modules.forEach((module, tensors) -> tensors.forEach((name, tensor) -> {
        places.computeIfAbsent(module, ignored -> new LinkedHashMap<>()).put(name, values.size());
        paths.add(module + "/" + name);
        values.add(tensor);
      }));
      return new TensorMap(new Names(places, List.copyOf(paths)), List.copyOf(values));
    }
  }
}
