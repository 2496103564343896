package dev.hokku.jit;

import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/// Counts compilations by the place where `jit` was called, and warns when they repeat or save no memory. It counts and never changes a result.
final class CompileLog {

  private static final System.Logger LOG = System.getLogger("dev.hokku.jit");
  private static final ConcurrentMap<String, Integer> COUNTS = new ConcurrentHashMap<>();

  private CompileLog() {}

  /// @param site the source line that called `jit`
  /// @param reason what differs from the compilation before by the same object; empty if it is the object's first
  static void compiled(String site, String reason, long nanos) {
    int count = COUNTS.merge(site, 1, Integer::sum);
    LOG.log(System.Logger.Level.DEBUG, () -> "jit at %s: traced in %.1f ms".formatted(site, nanos / 1e6));
    // At 2, 4, 8, …: a loop that compiles at each turn is heard, but does not drown the log.
    if (count >= 2 && Integer.bitCount(count) == 1) {
      LOG.log(System.Logger.Level.WARNING, () -> "jit at %s compiles for the %d. time: %s".formatted(site, count, reason.isEmpty()
          ? "jit is called anew. Keep the function that Jit.jit returns, for it owns the cache."
          : reason));
    }
  }

  /// @param site the source line that called `jit`
  /// @param arguments donated ones that no result replaces. Source: "Some donated buffers were not usable" of `jax.jit`
  static void notUsable(String site, List<String> arguments) {
    LOG.log(System.Logger.Level.WARNING, () -> "jit at %s: some donated buffers were not usable: %s. They are deleted, but there is no other result of the dtype and size; donate what results replace."
        .formatted(site, String.join("; ", arguments)));
  }
}
