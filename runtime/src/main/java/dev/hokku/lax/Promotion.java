package dev.hokku.lax;

import dev.hokku.core.HokkuException;
import dev.hokku.core.SourceLines;
import dev.hokku.tensor.DType;
import dev.hokku.tensor.Tensor;
import org.jspecify.annotations.Nullable;

/// Which dtype two operands meet in: JAX's table, by type and never by value.
///
/// ```text
///       b   u8  u16 u32 u64 s8  s16 s32 s64 bf  f16 f32 f64 i*  f*
/// b     b   u8  u16 u32 u64 s8  s16 s32 s64 bf  f16 f32 f64 s32 f32
/// u8    u8  u8  u16 u32 u64 s16 s16 s32 s64 bf  f16 f32 f64 u8  f32
/// u16   u16 u16 u16 u32 u64 s32 s32 s32 s64 bf  f16 f32 f64 u16 f32
/// u32   u32 u32 u32 u32 u64 s64 s64 s64 s64 bf  f16 f32 f64 u32 f32
/// u64   u64 u64 u64 u64 u64 f32 f32 f32 f32 bf  f16 f32 f64 u64 f32
/// s8    s8  s16 s32 s64 f32 s8  s16 s32 s64 bf  f16 f32 f64 s8  f32
/// s16   s16 s16 s32 s64 f32 s16 s16 s32 s64 bf  f16 f32 f64 s16 f32
/// s32   s32 s32 s32 s64 f32 s32 s32 s32 s64 bf  f16 f32 f64 s32 f32
/// s64   s64 s64 s64 s64 f32 s64 s64 s64 s64 bf  f16 f32 f64 s64 f32
/// bf    bf  bf  bf  bf  bf  bf  bf  bf  bf  bf  f32 f32 f64 bf  bf
/// f16   f16 f16 f16 f16 f16 f16 f16 f16 f16 f32 f16 f32 f64 f16 f16
/// f32   f32 f32 f32 f32 f32 f32 f32 f32 f32 f32 f32 f32 f64 f32 f32
/// f64   f64 f64 f64 f64 f64 f64 f64 f64 f64 f64 f64 f64 f64 f64 f64
/// ```
///
/// `i*` and `f*` are Java's whole numbers (`long`) and fractions (`double`) given to a fluent method: they are weak and take the dtype of the tensor
/// where its kind can hold them. Where JAX's lattice ends in its default float (`u64` with a signed integer), that is `f32`.
///
/// Source: <https://docs.jax.dev/en/latest/jep/9407-type-promotion.html>.
public final class Promotion {

  private Promotion() {}

  /// The dtype that both are converted to.
  public static DType promote(DType x, DType y) {
    if (x == y || y == DType.BOOL) {
      return x;
    }
    if (x == DType.BOOL) {
      return y;
    }
    if (x.isFloating() || y.isFloating()) {
      return floating(x, y);
    }
    if (x.kind() == y.kind()) {
      return x.bytes() >= y.bytes() ? x : y;
    }
    DType unsigned = x.kind() == DType.Kind.UNSIGNED ? x : y;
    DType signed = unsigned == x ? y : x;
    return switch (unsigned) {
      case U8 -> signed.bytes() > 1 ? signed : DType.S16;
      case U16 -> signed.bytes() > 2 ? signed : DType.S32;
      case U32 -> DType.S64;
      default -> DType.F32;
    };
  }

  private static DType floating(DType x, DType y) {
    if (!x.isFloating()) {
      return y;
    }
    if (!y.isFloating()) {
      return x;
    }
    if (x.bytes() == 2 && y.bytes() == 2) {
      return DType.F32; // f16 has the digits, bf16 the range: only f32 has both
    }
    return x.bytes() >= y.bytes() ? x : y;
  }

  /// The dtype of a tensor that meets a Java fraction.
  public static DType withFraction(DType x) {
    return x.isFloating() ? x : DType.F32;
  }

  /// The dtype of a tensor that meets a Java whole number.
  public static DType withWhole(DType x) {
    return x == DType.BOOL ? DType.S32 : x;
  }

  /// The floating dtype for functions that need one: integers and `bool` become `f32`.
  public static DType toFloating(DType x) {
    return x.isFloating() ? x : DType.F32;
  }

  /// The dtype in which sums are returned: integers narrower than 32 bits and `bool` become `s32` or `u32`.
  public static DType ofSum(DType x) {
    return switch (x) {
      case BOOL, S8, S16 -> DType.S32;
      case U8, U16 -> DType.U32;
      default -> x;
    };
  }

  /// The dtype in which means and variances are computed: narrow floats in `f32`.
  static DType ofComputation(DType x) {
    return x == DType.F16 || x == DType.BF16 ? DType.F32 : x;
  }

  /// The dtype of several tensors together.
  public static DType promote(Iterable<Tensor> xs) {
    @Nullable DType dtype = null;
    for (Tensor x : xs) {
      dtype = dtype == null ? x.dtype() : promote(dtype, x.dtype());
    }
    if (dtype == null) {
      throw new HokkuException("There is no tensor to take a dtype from.", SourceLines.here(), "Give at least one.");
    }
    return dtype;
  }
}
