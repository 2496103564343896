package dev.hokku.backend.cpu.plan;

import dev.hokku.backend.cpu.kernel.Elements;
import dev.hokku.backend.reference.Powers;
import dev.hokku.core.Primitive;
import dev.hokku.lax.Abs;
import dev.hokku.lax.Add;
import dev.hokku.lax.And;
import dev.hokku.lax.Clamp;
import dev.hokku.lax.Clz;
import dev.hokku.lax.Div;
import dev.hokku.lax.IntegerPow;
import dev.hokku.lax.Max;
import dev.hokku.lax.Min;
import dev.hokku.lax.Mul;
import dev.hokku.lax.Neg;
import dev.hokku.lax.Not;
import dev.hokku.lax.Or;
import dev.hokku.lax.PopulationCount;
import dev.hokku.lax.Pow;
import dev.hokku.lax.Rem;
import dev.hokku.lax.ShiftLeft;
import dev.hokku.lax.ShiftRightArithmetic;
import dev.hokku.lax.ShiftRightLogical;
import dev.hokku.lax.Sign;
import dev.hokku.lax.StopGradient;
import dev.hokku.lax.Sub;
import dev.hokku.lax.Xor;
import dev.hokku.tensor.DType;
import org.jspecify.annotations.Nullable;

/// What is computed in `long`, for integers and `bool`: the low bits of a sum, difference or product are those of the narrower type.
final class WholeElements {

  private WholeElements() {}

  /// The function of elements of `dtype` that `op` is, or nothing if it is none.
  static @Nullable Elements of(Primitive op, DType dtype) {
    boolean u64 = dtype == DType.U64;
    boolean signed = dtype.kind() == DType.Kind.SIGNED;
    int unused = 64 - dtype.bits();
    return switch (op) {
      case Add ignored -> Elements.whole((x, y) -> x + y);
      case Sub ignored -> Elements.whole((x, y) -> x - y);
      case Mul ignored -> Elements.whole((x, y) -> x * y);
      case Div ignored -> Elements.whole((x, y) -> y == 0 ? -1 : u64 ? Long.divideUnsigned(x, y) : x / y);
      case Rem ignored -> Elements.whole((x, y) -> y == 0 ? x : u64 ? Long.remainderUnsigned(x, y) : x % y);
      case Max ignored -> Elements.whole(u64 ? WholeElements::maxUnsigned : Math::max);
      case Min ignored -> Elements.whole(u64 ? WholeElements::minUnsigned : Math::min);
      case Pow ignored -> Elements.whole(u64 ? Powers::unsigned : Powers::whole);
      case IntegerPow pow -> Elements.whole(x -> Powers.whole(x, pow.power()));
      case And ignored -> Elements.whole((x, y) -> x & y);
      case Or ignored -> Elements.whole((x, y) -> x | y);
      case Xor ignored -> Elements.whole((x, y) -> x ^ y);
      case Not ignored -> Elements.whole(dtype == DType.BOOL ? x -> 1 - x : x -> ~x);
      case Neg ignored -> Elements.whole(x -> -x);
      case Abs ignored -> Elements.whole(signed ? Math::abs : x -> x);
      case Sign ignored -> Elements.whole(u64 ? x -> x == 0 ? 0 : 1 : Long::signum);
      case Clz ignored -> Elements.whole(x -> Long.numberOfLeadingZeros(bits(x, unused)) - unused);
      case PopulationCount ignored -> Elements.whole(x -> Long.bitCount(bits(x, unused)));
      case ShiftLeft ignored -> Elements.whole((x, y) -> outside(y, unused) ? 0 : x << y);
      case ShiftRightLogical ignored -> Elements.whole((x, y) -> outside(y, unused) ? 0 : bits(x, unused) >>> y);
      case ShiftRightArithmetic ignored ->
          Elements.whole((x, y) -> x << unused >> unused >> (outside(y, unused) ? 63 : y));
      case StopGradient ignored -> Elements.whole(x -> x);
      case Clamp ignored -> (piece, n) -> {
        long[][] in = piece.whole();
        for (int i = 0; i < n; i++) {
          piece.wholeResult()[i] = u64
              ? minUnsigned(maxUnsigned(in[1][i], in[0][i]), in[2][i])
              : Math.min(Math.max(in[1][i], in[0][i]), in[2][i]);
        }
      };
      default -> null;
    };
  }

  private static long maxUnsigned(long x, long y) {
    return Long.compareUnsigned(x, y) >= 0 ? x : y;
  }

  private static long minUnsigned(long x, long y) {
    return Long.compareUnsigned(x, y) <= 0 ? x : y;
  }

  /// The bits of an element with zeros above them.
  private static long bits(long x, int unused) {
    return x << unused >>> unused;
  }

  /// Whether a shift moves all bits out; a `u64` above 2^63 reads as a negative number and does too.
  private static boolean outside(long shift, int unused) {
    return shift < 0 || shift >= 64 - unused;
  }
}
