package dev.hokku.backend.cpu.kernel;

import dev.hokku.tensor.DType;

/// How two elements become one, in the reductions, running results and scatters of every dtype.
public enum Combine {
  /// `x + y`.
  ADD,
  /// `x y`.
  MUL,
  /// The larger; of floats NaN if one is, `0` rather than `-0`.
  MAX,
  /// The smaller.
  MIN,
  /// Bit by bit, of integers and `bool`.
  AND,
  /// Bit by bit, of integers and `bool`.
  OR,
  /// Bit by bit, of integers and `bool`.
  XOR;

  /// `x[i] = x[i] op y[i]` for `i` in `[0, n)`.
  void each(double[] x, double[] y, int n) {
    switch (this) {
      case ADD -> {
        for (int i = 0; i < n; i++) {
          x[i] += y[i];
        }
      }
      case MUL -> {
        for (int i = 0; i < n; i++) {
          x[i] *= y[i];
        }
      }
      case MAX -> {
        for (int i = 0; i < n; i++) {
          x[i] = Math.max(x[i], y[i]);
        }
      }
      case MIN -> {
        for (int i = 0; i < n; i++) {
          x[i] = Math.min(x[i], y[i]);
        }
      }
      case AND, OR, XOR -> throw bitsOfFloats();
    }
  }

  /// As the one for doubles; `u64` says that longs are unsigned.
  void each(long[] x, long[] y, int n, boolean u64) {
    switch (this) {
      case ADD -> {
        for (int i = 0; i < n; i++) {
          x[i] += y[i];
        }
      }
      case MUL -> {
        for (int i = 0; i < n; i++) {
          x[i] *= y[i];
        }
      }
      case MAX -> {
        long top = top(u64);
        for (int i = 0; i < n; i++) {
          x[i] = Math.max(x[i] ^ top, y[i] ^ top) ^ top;
        }
      }
      case MIN -> {
        long top = top(u64);
        for (int i = 0; i < n; i++) {
          x[i] = Math.min(x[i] ^ top, y[i] ^ top) ^ top;
        }
      }
      case AND -> {
        for (int i = 0; i < n; i++) {
          x[i] &= y[i];
        }
      }
      case OR -> {
        for (int i = 0; i < n; i++) {
          x[i] |= y[i];
        }
      }
      case XOR -> {
        for (int i = 0; i < n; i++) {
          x[i] ^= y[i];
        }
      }
    }
  }

  /// `x op y`.
  double of(double x, double y) {
    return switch (this) {
      case ADD -> x + y;
      case MUL -> x * y;
      case MAX -> Math.max(x, y);
      case MIN -> Math.min(x, y);
      case AND, OR, XOR -> throw bitsOfFloats();
    };
  }

  /// `x op y`; `u64` says that longs are unsigned.
  long of(long x, long y, boolean u64) {
    return switch (this) {
      case ADD -> x + y;
      case MUL -> x * y;
      case MAX -> Math.max(x ^ top(u64), y ^ top(u64)) ^ top(u64);
      case MIN -> Math.min(x ^ top(u64), y ^ top(u64)) ^ top(u64);
      case AND -> x & y;
      case OR -> x | y;
      case XOR -> x ^ y;
    };
  }

  /// What changes no float.
  double neutral() {
    return switch (this) {
      case ADD -> 0;
      case MUL -> 1;
      case MAX -> Double.NEGATIVE_INFINITY;
      case MIN -> Double.POSITIVE_INFINITY;
      case AND, OR, XOR -> throw bitsOfFloats();
    };
  }

  /// What changes no element of an integer type or `bool`, as [Wide] loads it.
  long neutral(DType dtype) {
    int unused = 64 - dtype.bits();
    boolean signed = dtype.kind() == DType.Kind.SIGNED;
    boolean truth = dtype == DType.BOOL;
    return switch (this) {
      case ADD, OR, XOR -> 0;
      case MUL -> 1;
      case AND -> truth ? 1 : -1;
      case MAX -> signed ? Long.MIN_VALUE >> unused : 0;
      case MIN -> truth ? 1 : signed ? Long.MAX_VALUE >> unused : -1L >>> unused;
    };
  }

  /// Unsigned order is signed order with the top bit turned.
  private static long top(boolean u64) {
    return u64 ? Long.MIN_VALUE : 0;
  }

  private IllegalArgumentException bitsOfFloats() {
    return new IllegalArgumentException("%s is for integers and bool.".formatted(this));
  }
}
