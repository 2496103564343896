package dev.hokku.backend.reference;

import dev.hokku.core.HokkuException;
import dev.hokku.core.Primitive;
import java.util.HashMap;
import java.util.Map;

/// From a class of primitives to its kernel.
final class KernelTable {

  private final Map<Class<?>, Kernel<Primitive>> kernels = new HashMap<>();

  /// Adds the kernel of a class.
  ///
  /// @throws IllegalStateException if the class has one: two rows for one primitive are a mistake
  <P extends Primitive> KernelTable put(Class<P> type, Kernel<? super P> kernel) {
    if (kernels.put(type, (op, call) -> kernel.run(type.cast(op), call)) != null) {
      throw new IllegalStateException("%s has two kernels.".formatted(type.getSimpleName()));
    }
    return this;
  }

  /// The kernel of `op`.
  Kernel<Primitive> kernel(Primitive op) {
    Kernel<Primitive> kernel = kernels.get(op.getClass());
    if (kernel == null && op instanceof dev.hokku.graph.Call marked) {
      return (same, call) -> ControlKernels.inline(marked.body(), call);
    }
    if (kernel == null) {
      throw new HokkuException(
          "The reference backend has no kernel for %s.".formatted(op.name()),
          op.toString(),
          "Add one in dev.hokku.backend.reference; a primitive without a reference kernel cannot be tested.");
    }
    return kernel;
  }

  /// Whether a class has a kernel.
  boolean covers(Class<?> type) {
    return kernels.containsKey(type);
  }
}
