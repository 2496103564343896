package dev.hokku.hk;

import org.jspecify.annotations.Nullable;

/// Carries a checked exception of a body through code that declares none, and is opened on the other side.
final class Tunnel extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient Object owner;

  private Tunnel(Object owner, Exception cause) {
    super(null, cause, false, false);
    this.owner = owner;
  }

  /// Code that may throw.
  @FunctionalInterface
  interface Thrower<R extends @Nullable Object, X extends Exception> {
    R run() throws X;
  }

  /// Runs `body`; a checked exception leaves packed, for `owner` to unpack.
  static <R extends @Nullable Object> R pack(Object owner, Thrower<R, ? extends Exception> body) {
    try {
      return body.run();
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new Tunnel(owner, e);
    }
  }

  /// The exception that `owner` packed; another owner's tunnel goes on as it is.
  @SuppressWarnings("unchecked")
  <X extends Exception> X unpack(Object by) {
    if (owner != by) {
      throw this;
    }
    return (X) getCause();
  }
}
