package dev.hokku.tensor;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The type of a tensor's elements. Names and meanings are JAX's; `s32` is a signed 32-bit integer.
public enum DType {
  BOOL(Kind.BOOL, 1),
  U8(Kind.UNSIGNED, 1),
  U16(Kind.UNSIGNED, 2),
  U32(Kind.UNSIGNED, 4),
  U64(Kind.UNSIGNED, 8),
  S8(Kind.SIGNED, 1),
  S16(Kind.SIGNED, 2),
  S32(Kind.SIGNED, 4),
  S64(Kind.SIGNED, 8),
  F16(Kind.FLOAT, 2),
  BF16(Kind.FLOAT, 2),
  F32(Kind.FLOAT, 4),
  F64(Kind.FLOAT, 8);

  /// The family of a type: what promotion and rules ask for.
  public enum Kind {
    /// True and false.
    BOOL,
    /// Unsigned integers.
    UNSIGNED,
    /// Signed integers, two's complement.
    SIGNED,
    /// IEEE 754 numbers, and `bf16`.
    FLOAT
  }

  private static final Pattern NUMPY_NAME = Pattern.compile("(?<family>b?float|u?int|complex)(?<bits>[0-9]+)");

  private final Kind kind;
  private final int bytes;

  DType(Kind kind, int bytes) {
    this.kind = kind;
    this.bytes = bytes;
  }

  /// Whether this is boolean, unsigned, signed or floating.
  public Kind kind() {
    return kind;
  }

  /// Bytes an element takes in memory and on disk.
  public int bytes() {
    return bytes;
  }

  /// Bits an element has, as in its name; 8 for `bool`.
  public int bits() {
    return 8 * bytes;
  }

  /// True for `f16`, `bf16`, `f32`, `f64`: the types that have derivatives.
  public boolean isFloating() {
    return kind == Kind.FLOAT;
  }

  /// True for signed and unsigned integers, false for `bool`.
  public boolean isInteger() {
    return kind == Kind.SIGNED || kind == Kind.UNSIGNED;
  }

  /// The name in shapes and graphs: `f32`.
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// The type called `name`, spelt as [#toString] spells it.
  ///
  /// @throws IllegalArgumentException if no type has that name
  public static DType parse(String name) {
    for (DType dtype : values()) {
      if (dtype.toString().equals(name)) {
        return dtype;
      }
    }
    throw new IllegalArgumentException(
        "'%s' is not a dtype. Use one of bool, u8 to u64, s8 to s64, f16, bf16, f32, f64.".formatted(name));
  }

  /// numpy's name of a type in our spelling: `float32` gives `f32`, `int64` gives `s64`, `bfloat16` gives `bf16`.
  ///
  /// Names only: `complex64` gives `c64`, although no tensor has that type; messages about foreign files can so name it. Source: `haiku._src.utils.simple_dtype`.
  ///
  /// @throws IllegalArgumentException if it is none of numpy's names of numbers
  public static String simpleName(String numpyName) {
    if (numpyName.equals("bool")) {
      return numpyName;
    }
    Matcher parts = NUMPY_NAME.matcher(numpyName);
    if (!parts.matches()) {
      throw new IllegalArgumentException("'%s' is not numpy's name of a type, such as float32 or int8.".formatted(numpyName));
    }
    String letter = switch (parts.group("family")) {
      case "float" -> "f";
      case "bfloat" -> "bf";
      case "uint" -> "u";
      case "int" -> "s";
      default -> "c";
    };
    return letter + parts.group("bits");
  }
}
