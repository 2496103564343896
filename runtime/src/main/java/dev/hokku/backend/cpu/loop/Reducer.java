package dev.hokku.backend.cpu.loop;

/// How a row becomes one float.
public enum Reducer {
  /// The sum; 0 for an empty row.
  SUM("sum", 0f),
  /// The largest; NaN if one is; `-inf` for an empty row.
  MAX("max", Float.NEGATIVE_INFINITY),
  /// The smallest; NaN if one is; `inf` for an empty row.
  MIN("min", Float.POSITIVE_INFINITY);

  private final String method;
  private final float identity;

  Reducer(String method, float identity) {
    this.method = method;
    this.identity = identity;
  }

  /// Name of the combining methods in [RowOrder] and `VectorRowOrder`.
  String method() {
    return method;
  }

  /// What an empty row gives.
  public float identity() {
    return identity;
  }

  /// One step of the reduction.
  public float combine(float x, float y) {
    return switch (this) {
      case SUM -> RowOrder.sum(x, y);
      case MAX -> RowOrder.max(x, y);
      case MIN -> RowOrder.min(x, y);
    };
  }
}
