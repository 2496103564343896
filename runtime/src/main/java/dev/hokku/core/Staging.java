package dev.hokku.core;

import java.util.Optional;
import java.util.function.Supplier;

/// The trace that records every operation of the current dynamic extent, also those without operands (`zeros`, `iota`).
///
/// Bound by `jit`, the bodies of control flow and Init. Without it a branch of `cond` would run on the outer trace and constants
/// would leak outward: what JAX learnt with omnistaging. This is the one [ScopedValue] of the runtime.
public final class Staging {

  private static final ScopedValue<Trace> CURRENT = ScopedValue.newInstance();

  private Staging() {}

  /// The innermost staging trace, if any.
  public static Optional<Trace> current() {
    return CURRENT.isBound() ? Optional.of(CURRENT.get()) : Optional.empty();
  }

  /// Runs `body` with all its operations recorded by `trace`.
  public static <R> R within(Trace trace, Supplier<R> body) {
    return ScopedValue.where(CURRENT, trace).call(body::get);
  }
}
