package dev.hokku.parity.golden;

/// A difference between what was computed and what was recorded, or a case that cannot be run; the message says which.
public final class Mismatch extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public Mismatch(String message) {
    super(message);
  }
}
