package dev.hokku.hk;

import org.jspecify.annotations.Nullable;

/// The lowered body of a method, where it is handed on as a function.
///
/// @param <R> what the method returns
/// @param <X> what the method throws
@FunctionalInterface
public interface Body<R extends @Nullable Object, X extends Exception> {

  /// Runs it on a frame of its own.
  R run(Frame frame, Args args) throws X;

  /// The same, where the caller declares what it throws.
  @SuppressWarnings("unchecked")
  static <R extends @Nullable Object> Body<R, RuntimeException> unchecked(Body<R, ?> body) {
    return (Body<R, RuntimeException>) body;
  }
}
