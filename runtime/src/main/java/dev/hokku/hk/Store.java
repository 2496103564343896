package dev.hokku.hk;

import dev.hokku.core.HokkuException;
import java.util.IdentityHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What all frames of one call share. Single-use: made when a pure function is entered, gone when it returns.
final class Store {

  final ParamStore params;

  /// Null if the caller gave no state.
  final @Nullable StateStore state;

  /// The path of each module that has one. By identity: two equal records are two modules.
  private final Map<Object, String> paths;

  private @Nullable HokkuException located;

  private Store(ParamStore params, @Nullable StateStore state, Map<Object, String> paths) {
    this.params = params;
    this.state = state;
    this.paths = paths;
  }

  Store(ParamStore params, @Nullable StateStore state) {
    this(params, state, new IdentityHashMap<>());
  }

  /// A store that goes on from here on its own.
  Store fork() {
    return new Store(params.fork(), state == null ? null : state.fork(), new IdentityHashMap<>(paths));
  }

  @Nullable String pathOf(Object module) {
    return paths.get(module);
  }

  void named(Object module, String path) {
    paths.put(module, path);
  }

  /// `error` with the module where it happened: the innermost frame adds its path, those around it see that it is there.
  HokkuException locate(HokkuException error, String path) {
    if (error != located) {
      located = error.at(path);
    }
    return located;
  }
}
