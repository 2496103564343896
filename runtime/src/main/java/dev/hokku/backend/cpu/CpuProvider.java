package dev.hokku.backend.cpu;

import dev.hokku.backend.Backend;
import dev.hokku.backend.BackendProvider;
import dev.hokku.backend.cpu.threads.WorkerPool;
import dev.hokku.backend.cpu.vector.VectorWidth;
import java.util.Optional;

/// Offers the CPU backend, which runs everywhere; without the module `jdk.incubator.vector` on plain loops, and says so once.
///
/// The system property `hokku.threads` sets how many threads share the work; otherwise it is one per core.
public final class CpuProvider implements BackendProvider {

  private static final System.Logger LOG = System.getLogger("dev.hokku.backend");

  /// For `ServiceLoader`.
  public CpuProvider() {}

  @Override
  public String name() {
    return "cpu";
  }

  @Override
  public int priority() {
    return 100;
  }

  @Override
  public Optional<String> unavailable() {
    return Optional.empty();
  }

  @Override
  public Backend create() {
    if (!VectorWidth.moduleIsPresent()) {
      LOG.log(System.Logger.Level.WARNING, "The module jdk.incubator.vector is absent, so the CPU backend is several times slower. "
          + "Start Java with --add-modules jdk.incubator.vector.");
    }
    int threads = Integer.getInteger("hokku.threads", Runtime.getRuntime().availableProcessors());
    return new CpuBackend(new WorkerPool(Math.max(1, threads)), VectorWidth.CHOSEN);
  }
}
