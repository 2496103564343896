package dev.hokku.backend;

import dev.hokku.core.Dispatcher;
import dev.hokku.core.HokkuException;
import dev.hokku.core.Primitive;
import dev.hokku.tensor.Buffer;
import dev.hokku.tensor.ShapedArray;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;

/// The backends of this JVM. The default is the available one with the highest priority, or the one that the system property
/// `hokku.backend` names; each one that is passed over is logged once, with its reason.
public final class Backends implements Dispatcher {

  private static final System.Logger LOG = System.getLogger("dev.hokku.backend");

  /// For `ServiceLoader`: the default backend as the eager [Dispatcher].
  public Backends() {}

  /// The backend that computes unless another is asked for.
  public static Backend defaultBackend() {
    return Default.BACKEND;
  }

  /// The backend with this name.
  ///
  /// @throws HokkuException if there is none, or it cannot run here; the message says why
  public static Backend named(String name) {
    List<String> known = new ArrayList<>();
    for (BackendProvider provider : providers()) {
      if (provider.name().equals(name)) {
        Optional<String> reason = provider.unavailable();
        if (reason.isPresent()) {
          throw new HokkuException("Backend '%s' cannot run here: %s.".formatted(name, reason.get()), "", "Choose another with -Dhokku.backend.");
        }
        return provider.create();
      }
      known.add(provider.name());
    }
    throw new HokkuException("There is no backend '%s'.".formatted(name), "", "Name one of %s in -Dhokku.backend.".formatted(known));
  }

  @Override
  public List<Buffer> evaluate(Primitive op, List<Buffer> in, List<ShapedArray> inAvals, List<ShapedArray> outAvals) {
    return Default.BACKEND.evaluate(op, in, inAvals, outAvals);
  }

  @Override
  public void recycle(Buffer result) {
    Default.BACKEND.recycle(result);
  }

  private static List<BackendProvider> providers() {
    return ServiceLoader.load(BackendProvider.class, Backends.class.getClassLoader()).stream()
        .map(ServiceLoader.Provider::get)
        .sorted(Comparator.comparingInt(BackendProvider::priority).reversed())
        .toList();
  }

  /// Chosen at first use. It is allowed to be global: which backend computes never changes what is computed, up to its stated rounding.
  private static final class Default {
    static final Backend BACKEND = choose();

    private static Backend choose() {
      String wanted = System.getProperty("hokku.backend", "");
      if (!wanted.isEmpty()) {
        return named(wanted);
      }
      for (BackendProvider provider : providers()) {
        Optional<String> reason = provider.unavailable();
        if (reason.isEmpty()) {
          return provider.create();
        }
        LOG.log(System.Logger.Level.INFO, "Backend ''{0}'' is not used: {1}", provider.name(), reason.get());
      }
      throw new HokkuException("No backend can run here.", "", "Keep module dev.hokku.runtime whole: its reference backend runs everywhere.");
    }
  }
}
