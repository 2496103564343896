package dev.hokku.core;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// What the dynamic extent of a call knows: the trace that records every operation in it, also those without operands (`zeros`, `iota`),
/// the named axes of the `vmap`s around it, the place of an equation that is being replayed, and where library code was called from.
///
/// A trace is bound by `jit`, the bodies of control flow and Init. Without it a branch of `cond` would run on the outer trace and constants
/// would leak outward: what JAX learnt with omnistaging. This is the one [ScopedValue] of the runtime.
public final class Staging {

  private static final ScopedValue<Extent> CURRENT = ScopedValue.newInstance();
  private static final Extent OUTSIDE = new Extent(null, Map.of(), "", "");

  private Staging() {}

  /// @param trace the innermost staging trace
  /// @param axes the named axes, inner ones hiding outer ones of the same name
  /// @param place where the operations come from that are being replayed; empty if they come from the code that runs
  /// @param caller the user's line nearest to the last [SourceLines#rooted] on the stack; empty if there is none
  private record Extent(@Nullable Trace trace, Map<String, NamedAxis> axes, String place, String caller) {}

  /// The innermost staging trace, if any.
  public static Optional<Trace> current() {
    return Optional.ofNullable(CURRENT.orElse(OUTSIDE).trace());
  }

  /// Runs `body` with all its operations recorded by `trace`.
  public static <R> R within(Trace trace, Supplier<R> body) {
    Extent outer = CURRENT.orElse(OUTSIDE);
    return ScopedValue.where(CURRENT, new Extent(trace, outer.axes(), "", outer.caller())).call(body::get);
  }

  /// The axis of this name, if a `vmap` around has one.
  public static Optional<NamedAxis> axis(String name) {
    return Optional.ofNullable(CURRENT.orElse(OUTSIDE).axes().get(name));
  }

  /// The names of the axes and their lengths: what a function may depend on without an operand that tells.
  public static Map<String, Integer> axisSizes() {
    Map<String, NamedAxis> axes = CURRENT.orElse(OUTSIDE).axes();
    if (axes.isEmpty()) {
      return Map.of();
    }
    Map<String, Integer> sizes = new HashMap<>();
    axes.forEach((name, axis) -> sizes.put(name, axis.size()));
    return Map.copyOf(sizes);
  }

  /// Runs `body` with a named axis.
  public static <R> R withinAxis(NamedAxis axis, Supplier<R> body) {
    Extent outer = CURRENT.orElse(OUTSIDE);
    Map<String, NamedAxis> axes = new HashMap<>(outer.axes());
    axes.put(axis.name(), axis);
    return ScopedValue.where(CURRENT, new Extent(outer.trace(), Map.copyOf(axes), outer.place(), outer.caller())).call(body::get);
  }

  /// The source line of the equation that is being replayed; empty if none is.
  public static String place() {
    return CURRENT.orElse(OUTSIDE).place();
  }

  /// Runs `body`, which replays an equation, so that what is recorded gets the place of the equation. Does nothing else if nothing is known of the place.
  public static <R> R withinPlace(String place, Supplier<R> body) {
    Extent outer = CURRENT.orElse(OUTSIDE);
    if (place.isEmpty() || place.equals(outer.place())) {
      return body.get();
    }
    return ScopedValue.where(CURRENT, new Extent(outer.trace(), outer.axes(), place, outer.caller())).call(body::get);
  }

  /// What [#withinCaller] bound last.
  static String caller() {
    return CURRENT.orElse(OUTSIDE).caller();
  }

  /// Runs `body`, which was called from this line of the user's.
  static <R extends @Nullable Object, X extends Throwable> R withinCaller(String caller, SourceLines.Operations<R, X> body) throws X {
    Extent outer = CURRENT.orElse(OUTSIDE);
    return ScopedValue.where(CURRENT, new Extent(outer.trace(), outer.axes(), outer.place(), caller)).<R, X>call(body::run);
  }
}
