package dev.hokku.hk;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A module that is made when it is first asked for, so that it may depend on what other modules have seen by then.
///
/// ```java
/// Deferred<Linear> decoder = new Deferred<>(() -> new Linear(size[0])); // declared before the size is known
/// Tensor z = encoder.forward(x);
/// size[0] = x.dim(-1);
/// Tensor y = decoder.target().forward(z);                               // made and named here, once
/// ```
///
/// @param <M> the module's class
///
/// Source: `hk.Deferred`.
public final class Deferred<M> {

  private final Supplier<M> factory;
  private @Nullable M target;

  /// @param factory called once, by the first [#target]
  public Deferred(Supplier<M> factory) {
    this.factory = factory;
  }

  /// The module: each call gives the same one.
  public synchronized M target() {
    if (target == null) {
      target = factory.get();
    }
    return target;
  }
}
