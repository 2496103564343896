package dev.hokku.hk;

import org.jspecify.annotations.Nullable;

/// Code that runs on a frame: the outermost function of a call, or the body of a `nameScope`, `withRng` or hook.
///
/// @param <F> [InitFrame] or [ApplyFrame]
/// @param <R> what it returns
/// @param <X> what it throws
@FunctionalInterface
public interface Scoped<F, R extends @Nullable Object, X extends Exception> {

  /// Runs it on `frame`.
  R run(F frame) throws X;

  /// The same, where the caller declares what it throws.
  @SuppressWarnings("unchecked")
  static <F, R extends @Nullable Object> Scoped<F, R, RuntimeException> unchecked(Scoped<F, R, ?> body) {
    return (Scoped<F, R, RuntimeException>) body;
  }

  /// Code that returns nothing.
  ///
  /// @param <F> [InitFrame] or [ApplyFrame]
  /// @param <X> what it throws
  @FunctionalInterface
  interface OfVoid<F, X extends Exception> {

    /// Runs it on `frame`.
    void run(F frame) throws X;
  }
}
