package dev.hokku.cuda;

import dev.hokku.backend.Backend;
import dev.hokku.backend.BackendProvider;
import java.util.Optional;

/// Says whether this machine's GPU can be used. It cannot yet: this version has no kernels for it, so the backend is never chosen, and the
/// reason says what else would be in the way.
public final class CudaProvider implements BackendProvider {

  /// For `ServiceLoader`.
  public CudaProvider() {}

  @Override
  public String name() {
    return "cuda";
  }

  @Override
  public int priority() {
    return 200;
  }

  @Override
  public Optional<String> unavailable() {
    return Optional.of(reason(Driver.probe()));
  }

  static String reason(Driver driver) {
    if (!driver.problem().isEmpty()) {
      return driver.problem();
    }
    return "this version has no kernels for the %d GPU(s) that the driver sees (CUDA %d.%d)"
        .formatted(driver.devices(), driver.version() / 1000, driver.version() % 1000 / 10);
  }

  @Override
  public Backend create() {
    throw new IllegalStateException("The CUDA backend cannot be used: %s. Leave the choice to Backends, which asks first.".formatted(reason(Driver.probe())));
  }
}
