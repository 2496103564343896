package dev.hokku.backend.cpu.loop;

import java.util.List;

/// What a generated loop can do with elements: operations that the Vector API has, and that are exactly rounded, so that vectors of
/// every length and single elements agree bit by bit. Everything else is composed of them in [LoopBuilder] and [Functions].
public enum LoopOp {
  /// `x + y` of floats or ints.
  ADD("add"),
  /// `x - y`.
  SUB("sub"),
  /// `x y`.
  MUL("mul"),
  /// `x / y` of floats.
  DIV("div"),
  /// `x y + z` of floats, rounded once.
  FMA("fma"),
  /// The larger; of floats NaN if one is, `0` rather than `-0`.
  MAX("max"),
  /// The smaller.
  MIN("min"),
  /// `-x`.
  NEG("neg"),
  /// `|x|`.
  ABS("abs"),
  /// The square root of a float.
  SQRT("sqrt"),
  /// `x == y`, a mask.
  EQ("eq"),
  /// `x != y`.
  NE("ne"),
  /// `x < y`.
  LT("lt"),
  /// `x <= y`.
  LE("le"),
  /// `x > y`.
  GT("gt"),
  /// `x >= y`.
  GE("ge"),
  /// The second where the first, a mask, holds; else the third.
  SELECT("select"),
  /// Bit by bit of ints, or of masks.
  AND("and"),
  /// One or both.
  OR("or"),
  /// One but not both.
  XOR("xor"),
  /// The complement.
  NOT("not"),
  /// `x << (y & 31)`.
  SHL("LSHL"),
  /// `x >>> (y & 31)`.
  SHR("LSHR"),
  /// `x >> (y & 31)`.
  SAR("ASHR"),
  /// An int as the nearest float.
  TO_FLOAT("I2F"),
  /// A float as an int, toward zero; Java's cast.
  TO_INT("F2I"),
  /// The int with a float's bits.
  BITS_OF("reinterpretAsInts"),
  /// The float with an int's bits.
  FLOAT_OF("reinterpretAsFloats");

  private final String method;

  LoopOp(String method) {
    this.method = method;
  }

  /// The name that the Vector API and [ScalarOps] use.
  String method() {
    return method;
  }

  boolean isComparison() {
    return this == EQ || this == NE || this == LT || this == LE || this == GT || this == GE;
  }

  boolean isShift() {
    return this == SHL || this == SHR || this == SAR;
  }

  /// The kind of the result.
  Kind result(List<Kind> args) {
    if (isComparison()) {
      return Kind.MASK;
    }
    return switch (this) {
      case SELECT -> args.get(1);
      case TO_FLOAT, FLOAT_OF -> Kind.FLOAT;
      case TO_INT, BITS_OF -> Kind.INT;
      default -> args.getFirst();
    };
  }

  /// Whether computing it again costs less than storing and loading it.
  boolean cheap() {
    return this != DIV && this != SQRT;
  }
}
