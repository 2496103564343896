package dev.hokku.hk;

import org.jspecify.annotations.Nullable;

/// The lowered body of a forward method.
///
/// @param <F> [InitFrame] or [ApplyFrame]
/// @param <R> what the method returns
/// @param <X> what the method throws
@FunctionalInterface
public interface Body<F, R extends @Nullable Object, X extends Exception> {

  /// Runs it on a frame of its own.
  R run(F frame, Args args) throws X;

  /// The same, where the caller declares what it throws.
  @SuppressWarnings("unchecked")
  static <F, R extends @Nullable Object> Body<F, R, RuntimeException> unchecked(Body<F, R, ?> body) {
    return (Body<F, R, RuntimeException>) body;
  }

  /// The body of a method that returns nothing.
  ///
  /// @param <F> [InitFrame] or [ApplyFrame]
  /// @param <X> what the method throws
  @FunctionalInterface
  interface OfVoid<F, X extends Exception> {

    /// Runs it on a frame of its own.
    void run(F frame, Args args) throws X;
  }
}
