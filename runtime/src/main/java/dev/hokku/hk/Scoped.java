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
