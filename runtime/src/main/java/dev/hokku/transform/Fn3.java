package dev.hokku.transform;

/// A function of three arguments.
@FunctionalInterface
public interface Fn3<A, B, C, R> {

  /// Applies it.
  R apply(A a, B b, C c);
}
