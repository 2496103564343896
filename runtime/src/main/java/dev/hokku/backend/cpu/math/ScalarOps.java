package dev.hokku.backend.cpu.math;

/// What a fused loop does with one element. Generated loops call these by name ([VectorOps] has the same names for vectors), so that an
/// operation is added here and there, and nowhere else.
public final class ScalarOps {

  private ScalarOps() {}

  /// `x + y`.
  public static float add(float x, float y) {
    return x + y;
  }

  /// x - y.
  public static float sub(float x, float y) {
    return x - y;
  }

  /// `x y`.
  public static float mul(float x, float y) {
    return x * y;
  }

  /// `x / y`.
  public static float div(float x, float y) {
    return x / y;
  }

  /// `x y + z, rounded once`.
  public static float fma(float x, float y, float z) {
    return Math.fma(x, y, z);
  }

  /// The larger; NaN if one is.
  public static float max(float x, float y) {
    return Math.max(x, y);
  }

  /// The smaller; NaN if one is.
  public static float min(float x, float y) {
    return Math.min(x, y);
  }

  /// `max(x, +0.0), in one comparison`.
  public static float relu(float x) {
    return x <= 0f ? 0f : x;
  }

  /// `-x`.
  public static float neg(float x) {
    return -x;
  }

  /// `|x|`.
  public static float abs(float x) {
    return Math.abs(x);
  }

  /// -1, 0, 1 or NaN.
  public static float sign(float x) {
    return x > 0f ? 1f : x < 0f ? -1f : x;
  }

  /// The square root.
  public static float sqrt(float x) {
    return (float) Math.sqrt(x);
  }

  /// `1 / sqrt(x), each rounded`.
  public static float rsqrt(float x) {
    return 1f / (float) Math.sqrt(x);
  }

  /// [ScalarMath#exp].
  public static float exp(float x) {
    return ScalarMath.exp(x);
  }

  /// [ScalarMath#expm1].
  public static float expm1(float x) {
    return ScalarMath.expm1(x);
  }

  /// [ScalarMath#log].
  public static float log(float x) {
    return ScalarMath.log(x);
  }

  /// [ScalarMath#log1p].
  public static float log1p(float x) {
    return ScalarMath.log1p(x);
  }

  /// [ScalarMath#tanh].
  public static float tanh(float x) {
    return ScalarMath.tanh(x);
  }

  /// [ScalarMath#logistic].
  public static float logistic(float x) {
    return ScalarMath.logistic(x);
  }

  /// [ScalarMath#erf].
  public static float erf(float x) {
    return ScalarMath.erf(x);
  }

  /// Neither infinite nor NaN.
  public static boolean isFinite(float x) {
    return Math.abs(x) < Float.POSITIVE_INFINITY;
  }

  /// The whole number below.
  public static float floor(float x) {
    return (float) Math.floor(x);
  }

  /// The whole number above.
  public static float ceil(float x) {
    return (float) Math.ceil(x);
  }

  /// The nearest whole number, ties to even.
  public static float round(float x) {
    return (float) Math.rint(x);
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

  /// x where c, else y.
  public static float select(boolean c, float x, float y) {
    return c ? x : y;
  }

  /// A signed integer, rounded.
  public static float toFloat(int x) {
    return (float) x;
  }

  /// Toward zero, as Java's cast.
  public static int toInt(float x) {
    return (int) x;
  }

  /// The bits of a float.
  public static int bitsOf(float x) {
    return Float.floatToRawIntBits(x);
  }

  /// The float with these bits.
  public static float floatOf(int x) {
    return Float.intBitsToFloat(x);
  }

  /// `x + y`.
  public static int add(int x, int y) {
    return x + y;
  }

  /// x - y.
  public static int sub(int x, int y) {
    return x - y;
  }

  /// `x y`.
  public static int mul(int x, int y) {
    return x * y;
  }

  /// `-x`.
  public static int neg(int x) {
    return -x;
  }

  /// `|x|`.
  public static int abs(int x) {
    return Math.abs(x);
  }

  /// The larger, signed.
  public static int max(int x, int y) {
    return Math.max(x, y);
  }

  /// The smaller, signed.
  public static int min(int x, int y) {
    return Math.min(x, y);
  }

  /// x and y, bit by bit.
  public static int and(int x, int y) {
    return x & y;
  }

  /// x or y, bit by bit.
  public static int or(int x, int y) {
    return x | y;
  }

  /// x or else y, bit by bit.
  public static int xor(int x, int y) {
    return x ^ y;
  }

  /// Not x, bit by bit.
  public static int not(int x) {
    return ~x;
  }

  /// x moved up; 0 beyond 31.
  public static int shiftLeft(int x, int y) {
    return (y & -32) != 0 ? 0 : x << y;
  }

  /// x moved down, zeros in front; 0 beyond 31.
  public static int shiftRight(int x, int y) {
    return (y & -32) != 0 ? 0 : x >>> y;
  }

  /// `x == y`.
  public static boolean eq(int x, int y) {
    return x == y;
  }

  /// `x != y`.
  public static boolean ne(int x, int y) {
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

  /// x where c, else y.
  public static int select(boolean c, int x, int y) {
    return c ? x : y;
  }

  /// `both`.
  public static boolean and(boolean x, boolean y) {
    return x && y;
  }

  /// `either`.
  public static boolean or(boolean x, boolean y) {
    return x || y;
  }

  /// One of them.
  public static boolean xor(boolean x, boolean y) {
    return x != y;
  }

  /// `Not x`.
  public static boolean not(boolean x) {
    return !x;
  }
}
