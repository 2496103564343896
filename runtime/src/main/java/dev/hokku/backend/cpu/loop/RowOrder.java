package dev.hokku.backend.cpu.loop;

/// The one order in which a row is reduced, whatever the vector width:
///
/// 1. element `i` of the whole blocks of 32 goes to partial result `i mod 32`, blocks in ascending order;
/// 2. the 32 partial results are combined as a tree: `l` with `l + 16`, then `l + 8`, `4`, `2`, `1`;
/// 3. the elements after the last whole block follow, one by one.
///
/// `reduceLanes` of the Vector API leaves the order open, so step 2 is written out.
public final class RowOrder {

  /// Partial results; a whole number of vectors at every width.
  public static final int PARTIALS = 32;

  private RowOrder() {}

  /// `x + y`.
  public static float sum(float x, float y) {
    return x + y;
  }

  /// The larger, `x` if they are equal, NaN if one is.
  public static float max(float x, float y) {
    return x < y || y != y ? y : x;
  }

  /// The smaller, `x` if they are equal, NaN if one is.
  public static float min(float x, float y) {
    return x > y || y != y ? y : x;
  }

  /// Step 2 from its second level on: combines 16 partial results. Overwrites them.
  public static float sum16(float[] p) {
    for (int width = 8; width > 0; width >>= 1) {
      for (int l = 0; l < width; l++) {
        p[l] = sum(p[l], p[l + width]);
      }
    }
    return p[0];
  }

  /// As [#sum16], for the largest.
  public static float max16(float[] p) {
    for (int width = 8; width > 0; width >>= 1) {
      for (int l = 0; l < width; l++) {
        p[l] = max(p[l], p[l + width]);
      }
    }
    return p[0];
  }

  /// As [#sum16], for the smallest.
  public static float min16(float[] p) {
    for (int width = 8; width > 0; width >>= 1) {
      for (int l = 0; l < width; l++) {
        p[l] = min(p[l], p[l + width]);
      }
    }
    return p[0];
  }

  /// Step 2 as a whole: combines 32 partial results. Overwrites them.
  public static float sum32(float[] p) {
    for (int l = 0; l < 16; l++) {
      p[l] = sum(p[l], p[l + 16]);
    }
    return sum16(p);
  }

  /// As [#sum32], for the largest.
  public static float max32(float[] p) {
    for (int l = 0; l < 16; l++) {
      p[l] = max(p[l], p[l + 16]);
    }
    return max16(p);
  }

  /// As [#sum32], for the smallest.
  public static float min32(float[] p) {
    for (int l = 0; l < 16; l++) {
      p[l] = min(p[l], p[l + 16]);
    }
    return min16(p);
  }
}
