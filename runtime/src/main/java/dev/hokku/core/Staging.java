package dev.hokku.core;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// What the dynamic extent of a call knows: the trace that records every operation in it, also those without operands (`zeros`, `iota`), and
/// the named axes of the `vmap`s around it.
///
/// A trace is bound by `jit`, the bodies of control flow and Init. Without it a branch of `cond` would run on the outer trace and constants
/// would leak outward: what JAX learnt with omnistaging. This is the one [ScopedValue] of the runtime.
public final class Staging {

  private static final ScopedValue<Extent> CURRENT = ScopedValue.newInstance();
  private static final Extent OUTSIDE = new Extent(null, Map.of());

  private Staging() {}

  /// @param trace the innermost staging trace
  /// @param axes the named axes, inner ones hiding outer ones of the same name
  private record Extent(@Nullable Trace trace, Map<String, NamedAxis> axes) {}

  /// The innermost staging trace, if any.
  public static Optional<Trace> current() {
    return Optional.ofNullable(CURRENT.orElse(OUTSIDE).trace());
  }

  /// Runs `body` with all its operations recorded by `trace`.
  public static <R> R within(Trace trace, Supplier<R> body) {
    return ScopedValue.where(CURRENT, new Extent(trace, CURRENT.orElse(OUTSIDE).axes())).call(body::get);
  }

  /// The axis of this name, if a `vmap` around has one.
  public static Optional<NamedAxis> axis(String name) {
    return Optional.ofNullable(CURRENT.orElse(OUTSIDE).axes().get(name));
  }

  /// Runs `body` with a named axis.
  public static <R> R withinAxis(NamedAxis axis, Supplier<R> body) {
    Extent outer = CURRENT.orElse(OUTSIDE);
    Map<String, NamedAxis> axes = new HashMap<>(outer.axes());
    axes.put(axis.name(), axis);
    return ScopedValue.where(CURRENT, new Extent(outer.trace(), Map.copyOf(axes))).call(body::get);
  }
}
