package dev.hokku.transform;

/// A function of four arguments.
@FunctionalInterface
public interface Fn4<A, B, C, D, R> {

  /// Applies it.
  R apply(A a, B b, C c, D d);
}
