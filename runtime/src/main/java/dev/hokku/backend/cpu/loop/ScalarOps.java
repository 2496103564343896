package dev.hokku.backend.cpu.loop;

/// The operations of [LoopOp] that the JVM has no instruction for, on one element. Generated loops call them by name.
public final class ScalarOps {

  private ScalarOps() {}

  /// `x < y`.
  public static boolean lt(float x, float y) {
    return x < y;
  }

  /// `x <= y`.
  public static boolean le(float x, float y) {
    return x <= y;
  }

  /// `x > y`.
  public static boolean gt(float x, float y) {
    return x > y;
  }

  /// `x >= y`.
  public static boolean ge(float x, float y) {
    return x >= y;
  }

  /// `x == y`.
  public static boolean eq(float x, float y) {
    return x == y;
  }

  /// `x != y`.
  public static boolean ne(float x, float y) {
    return x != y;
  }

  /// `x < y`.
  public static boolean lt(int x, int y) {
    return x < y;
  }

  /// `x <= y`.
  public static boolean le(int x, int y) {
    return x <= y;
  }

  /// `x > y`.
  public static boolean gt(int x, int y) {
    return x > y;
  }

  /// `x >= y`.
  public static boolean ge(int x, int y) {
    return x >= y;
  }

  /// `x == y`.
  public static boolean eq(int x, int y) {
    return x == y;
  }

  /// `x != y`.
  public static boolean ne(int x, int y) {
    return x != y;
  }

  /// `x` where `c`, else `y`.
  public static float select(boolean c, float x, float y) {
    return c ? x : y;
  }

  /// `x` where `c`, else `y`.
  public static int select(boolean c, int x, int y) {
    return c ? x : y;
  }

  /// Both.
  public static boolean and(boolean x, boolean y) {
    return x && y;
  }

  /// One or both.
  public static boolean or(boolean x, boolean y) {
    return x || y;
  }

  /// One but not both.
  public static boolean xor(boolean x, boolean y) {
    return x != y;
  }

  /// The other truth value.
  public static boolean not(boolean x) {
    return !x;
  }

  /// Every bit turned.
  public static int not(int x) {
    return ~x;
  }

  /// The square root.
  public static float sqrt(float x) {
    return (float) Math.sqrt(x);
  }
}
