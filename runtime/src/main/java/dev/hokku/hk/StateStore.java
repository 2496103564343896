package dev.hokku.hk;

import dev.hokku.tensor.Tensor;
import dev.hokku.tree.State;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The state during one call: for each name the first value and the last one that was set.
///
/// Init returns first values, apply returns last ones. Source: `haiku._src.base.StatePair`.
final class StateStore {

  private final Map<String, Map<String, Pair>> modules = new LinkedHashMap<>();

  /// @param initial the first value that was set
  /// @param current the last value that was set
  record Pair(Tensor initial, Tensor current) {}

  static StateStore of(State state) {
    StateStore store = new StateStore();
    state.entries().forEach(entry -> store.put(entry.module(), entry.name(), new Pair(entry.tensor(), entry.tensor())));
    return store;
  }

  @Nullable Tensor find(String module, String name) {
    Pair pair = modules.getOrDefault(module, Map.of()).get(name);
    return pair == null ? null : pair.current();
  }

  /// First and last value of a state that exists.
  Pair pair(String module, String name) {
    Pair pair = modules.getOrDefault(module, Map.of()).get(name);
    if (pair == null) {
      throw new AssertionError("State '%s/%s' is not there.".formatted(module, name));
    }
    return pair;
  }

  void set(String module, String name, Tensor value) {
    Pair before = modules.getOrDefault(module, Map.of()).get(name);
    put(module, name, new Pair(before == null ? value : before.initial(), value));
  }

  void put(String module, String name, Pair pair) {
    modules.computeIfAbsent(module, ignored -> new LinkedHashMap<>()).put(name, pair);
  }

  /// Calls `visit` with each pair, in order of creation.
  void forEach(Visit visit) {
    modules.forEach((module, pairs) -> pairs.forEach((name, pair) -> visit.pair(module, name, pair)));
  }

  /// What is done with each pair.
  @FunctionalInterface
  interface Visit {
    void pair(String module, String name, Pair pair);
  }

  /// The first values.
  State initial() {
    State.Builder state = State.builder();
    forEach((module, name, pair) -> state.put(module, name, pair.initial()));
    return state.build();
  }

  /// The last values.
  State current() {
    State.Builder state = State.builder();
    forEach((module, name, pair) -> state.put(module, name, pair.current()));
    return state.build();
  }

  StateStore fork() {
    StateStore fork = new StateStore();
    forEach(fork::put);
    return fork;
  }
}
