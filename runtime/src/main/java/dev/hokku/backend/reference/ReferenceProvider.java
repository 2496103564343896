package dev.hokku.backend.reference;

import dev.hokku.backend.Backend;
import dev.hokku.backend.BackendProvider;
import java.util.Optional;

/// Offers the reference backend, which runs everywhere and is chosen last.
public final class ReferenceProvider implements BackendProvider {

  /// For `ServiceLoader`.
  public ReferenceProvider() {}

  @Override
  public String name() {
    return "reference";
  }

  @Override
  public int priority() {
    return 0;
  }

  @Override
  public Optional<String> unavailable() {
    return Optional.empty();
  }

  @Override
  public Backend create() {
    return new ReferenceBackend();
  }
}
