package dev.hokku.backend;

import java.util.Optional;

/// Finds out whether a backend can run on this machine; found by `ServiceLoader`.
public interface BackendProvider {

  /// The name of the backend.
  String name();

  /// Which of the available backends is chosen: the highest. The reference backend has 0, the CPU one 100, CUDA 200.
  int priority();

  /// Empty if the backend can be used, else one line that says why not.
  Optional<String> unavailable();

  /// The backend. Called at most once, and only if [#unavailable] was empty.
  Backend create();
}
