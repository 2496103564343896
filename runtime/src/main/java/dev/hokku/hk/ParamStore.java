package dev.hokku.hk;

import dev.hokku.tensor.Tensor;
import dev.hokku.tree.Params;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The parameters during one call: those that were given to apply, or those that init has made so far.
final class ParamStore {

  private final Params given;
  private final Map<String, Map<String, Tensor>> made = new LinkedHashMap<>();

  ParamStore(Params given) {
    this.given = given;
  }

  @Nullable Tensor find(String module, String name) {
    Tensor value = made.getOrDefault(module, Map.of()).get(name);
    return value == null && given.has(module, name) ? given.get(module, name) : value;
  }

  void put(String module, String name, Tensor value) {
    made.computeIfAbsent(module, ignored -> new LinkedHashMap<>()).put(name, value);
  }

  /// Calls `visit` with each that init has made, in order.
  void forEachMade(Visit visit) {
    made.forEach((module, tensors) -> tensors.forEach((name, tensor) -> visit.param(module, name, tensor)));
  }

  /// What is done with each parameter.
  @FunctionalInterface
  interface Visit {
    void param(String module, String name, Tensor value);
  }

  /// All of them.
  Params all() {
    if (made.isEmpty()) {
      return given;
    }
    Params.Builder params = Params.builder();
    given.entries().forEach(entry -> params.put(entry.module(), entry.name(), entry.tensor()));
    forEachMade(params::put);
    return params.build();
  }

  ParamStore fork() {
    ParamStore fork = new ParamStore(given);
    forEachMade(fork::put);
    return fork;
  }
}
