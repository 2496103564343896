package dev.hokku.hk;

import org.jspecify.annotations.Nullable;

/// Code that runs on a frame: the outermost function of a call, or the body of a `nameScope`, `withRng` or hook.
///
/// @param <R> what it returns
/// @param <X> what it throws
@FunctionalInterface
public interface Scoped<R extends @Nullable Object, X extends Exception> {

  /// Runs it on `frame`.
  R run(Frame frame) throws X;

  /// The same, where the caller declares what it throws.
  @SuppressWarnings("unchecked")
  static <R extends @Nullable Object> Scoped<R, RuntimeException> unchecked(Scoped<R, ?> body) {
    return (Scoped<R, RuntimeException>) body;
  }

  /// Code that returns nothing.
  ///
  /// @param <X> what it throws
  @FunctionalInterface
  interface OfVoid<X extends Exception> {

    /// Runs it on `frame`.
    void run(Frame frame) throws X;
  }
}
