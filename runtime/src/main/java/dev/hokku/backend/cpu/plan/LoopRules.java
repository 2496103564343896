package dev.hokku.backend.cpu.plan;

import dev.hokku.backend.cpu.loop.Functions;
import dev.hokku.backend.cpu.loop.Kind;
import dev.hokku.backend.cpu.loop.LoopBuilder;
import dev.hokku.backend.cpu.loop.LoopOp;
import dev.hokku.core.Primitive;
import dev.hokku.lax.Abs;
import dev.hokku.lax.Add;
import dev.hokku.lax.And;
import dev.hokku.lax.BitcastConvertType;
import dev.hokku.lax.Ceil;
import dev.hokku.lax.Clamp;
import dev.hokku.lax.Compare;
import dev.hokku.lax.ConvertElementType;
import dev.hokku.lax.Cos;
import dev.hokku.lax.Div;
import dev.hokku.lax.Erf;
import dev.hokku.lax.Exp;
import dev.hokku.lax.Exp2;
import dev.hokku.lax.Expm1;
import dev.hokku.lax.Floor;
import dev.hokku.lax.Fma;
import dev.hokku.lax.IntegerPow;
import dev.hokku.lax.IsFinite;
import dev.hokku.lax.Log;
import dev.hokku.lax.Log1p;
import dev.hokku.lax.Logistic;
import dev.hokku.lax.Max;
import dev.hokku.lax.Min;
import dev.hokku.lax.Mul;
import dev.hokku.lax.Neg;
import dev.hokku.lax.Not;
import dev.hokku.lax.Or;
import dev.hokku.lax.Pow;
import dev.hokku.lax.Round;
import dev.hokku.lax.Rsqrt;
import dev.hokku.lax.Select;
import dev.hokku.lax.ShiftLeft;
import dev.hokku.lax.ShiftRightArithmetic;
import dev.hokku.lax.ShiftRightLogical;
import dev.hokku.lax.Sign;
import dev.hokku.lax.Sin;
import dev.hokku.lax.Sqrt;
import dev.hokku.lax.StopGradient;
import dev.hokku.lax.Sub;
import dev.hokku.lax.Tan;
import dev.hokku.lax.Tanh;
import dev.hokku.lax.Xor;
import dev.hokku.random.Threefry2x32;
import dev.hokku.tensor.DType;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// Which elementwise primitives fused loops know, and how they are made of [LoopOp]s. Products and sums are never contracted to fma here:
/// a fused loop gives the bits of one loop per operation.
///
/// @param b collects the operations
record LoopRules(LoopBuilder b) {

  /// Whether loops can compute `op` on operands of these types.
  static boolean covers(Primitive op, DType[] in, DType out) {
    LoopBuilder trial = new LoopBuilder();
    int[] args = new int[in.length];
    for (int i = 0; i < in.length; i++) {
      Optional<Kind> kind = Kind.of(in[i]);
      if (kind.isEmpty()) {
        return false;
      }
      args[i] = trial.input(kind.get(), true);
    }
    return Kind.of(out).isPresent() && new LoopRules(trial).value(op, in, out, args).isPresent();
  }

  /// How many operations `op` is made of.
  static int operations(Primitive op, DType[] in, DType out) {
    LoopBuilder trial = new LoopBuilder();
    int[] args = new int[in.length];
    for (int i = 0; i < in.length; i++) {
      args[i] = trial.input(Kind.of(in[i]).orElseThrow(), true);
    }
    int result = new LoopRules(trial).value(op, in, out, args).orElseThrow();
    return trial.computed(result) ? trial.operations() : 1;
  }

  /// The value of `op`, or nothing if loops do not know it for these types.
  ///
  /// @param in types of the operands
  /// @param x their values
  OptionalInt value(Primitive op, DType[] in, DType out, int[] x) {
    return switch (in[0]) {
      case F32 -> floats(op, out, x);
      case S32, U32 -> ints(op, in[0], out, x);
      case BOOL -> masks(op, in, out, x);
      case U8, U16, U64, S8, S16, S64, F16, BF16, F64 -> OptionalInt.empty();
    };
  }

  private OptionalInt floats(Primitive op, DType out, int[] x) {
    Functions f = new Functions(b);
    return switch (op) {
      case Add ignored -> one(LoopOp.ADD, x);
      case Sub ignored -> one(LoopOp.SUB, x);
      case Mul ignored -> one(LoopOp.MUL, x);
      case Div ignored -> one(LoopOp.DIV, x);
      case Fma ignored -> one(LoopOp.FMA, x);
      case Max ignored -> OptionalInt.of(max(x[0], x[1]));
      case Min ignored -> one(LoopOp.MIN, x);
      case Clamp ignored -> OptionalInt.of(b.apply(LoopOp.MIN, max(x[1], x[0]), x[2]));
      case Neg ignored -> one(LoopOp.NEG, x);
      case Abs ignored -> one(LoopOp.ABS, x);
      case Sqrt ignored -> one(LoopOp.SQRT, x);
      case Rsqrt ignored -> OptionalInt.of(b.apply(LoopOp.DIV, b.constant(1f), b.apply(LoopOp.SQRT, x[0])));
      case Sign ignored -> OptionalInt.of(sign(x[0]));
      case Exp ignored -> OptionalInt.of(f.exp(x[0]));
      case Exp2 ignored -> OptionalInt.of(f.exp2(x[0]));
      case Pow ignored -> OptionalInt.of(f.pow(x[0], x[1]));
      case Expm1 ignored -> OptionalInt.of(f.expm1(x[0]));
      case Log ignored -> OptionalInt.of(f.log(x[0]));
      case Log1p ignored -> OptionalInt.of(f.log1p(x[0]));
      case Sin ignored -> OptionalInt.of(f.sin(x[0]));
      case Cos ignored -> OptionalInt.of(f.cos(x[0]));
      case Tan ignored -> OptionalInt.of(f.tan(x[0]));
      case Tanh ignored -> OptionalInt.of(f.tanh(x[0]));
      case Logistic ignored -> OptionalInt.of(f.logistic(x[0]));
      case Erf ignored -> OptionalInt.of(f.erf(x[0]));
      case Floor ignored -> OptionalInt.of(f.floor(x[0]));
      case Ceil ignored -> OptionalInt.of(f.ceil(x[0]));
      case Round ignored -> OptionalInt.of(f.round(x[0]));
      case IntegerPow pow when pow.power() != 0 -> OptionalInt.of(power(x[0], pow.power()));
      case IsFinite ignored ->
          OptionalInt.of(b.apply(LoopOp.LT, b.apply(LoopOp.ABS, x[0]), b.constant(Float.POSITIVE_INFINITY)));
      case Compare compare -> one(comparison(compare), x);
      case StopGradient ignored -> OptionalInt.of(x[0]);
      case BitcastConvertType ignored when Kind.of(out).equals(Optional.of(Kind.INT)) -> one(LoopOp.BITS_OF, x);
      case ConvertElementType ignored -> switch (out) {
        case F32 -> OptionalInt.of(x[0]);
        case S32 -> one(LoopOp.TO_INT, x);
        case BOOL -> OptionalInt.of(b.apply(LoopOp.NE, x[0], b.constant(0f)));
        default -> OptionalInt.empty();
      };
      default -> OptionalInt.empty();
    };
  }

  private OptionalInt ints(Primitive op, DType in, DType out, int[] x) {
    boolean signed = in == DType.S32;
    return switch (op) {
      case Add ignored -> one(LoopOp.ADD, x);
      case Sub ignored -> one(LoopOp.SUB, x);
      case Mul ignored -> one(LoopOp.MUL, x);
      case Neg ignored -> one(LoopOp.NEG, x);
      case And ignored -> one(LoopOp.AND, x);
      case Or ignored -> one(LoopOp.OR, x);
      case Xor ignored -> one(LoopOp.XOR, x);
      case Not ignored -> one(LoopOp.NOT, x);
      case ShiftLeft ignored -> OptionalInt.of(shift(LoopOp.SHL, x));
      case ShiftRightLogical ignored -> OptionalInt.of(shift(LoopOp.SHR, x));
      case ShiftRightArithmetic ignored ->
          OptionalInt.of(b.apply(LoopOp.SAR, x[0], b.apply(LoopOp.SELECT, outside(x[1]), b.constant(31), x[1])));
      case Max ignored when signed -> one(LoopOp.MAX, x);
      case Min ignored when signed -> one(LoopOp.MIN, x);
      case Abs ignored when signed -> one(LoopOp.ABS, x);
      case Compare compare -> signed || compare.direction() == Compare.Direction.EQ || compare.direction() == Compare.Direction.NE
          ? one(comparison(compare), x)
          : one(comparison(compare), new int[] {flipped(x[0]), flipped(x[1])});
      case StopGradient ignored -> OptionalInt.of(x[0]);
      case BitcastConvertType ignored -> switch (out) {
        case F32 -> one(LoopOp.FLOAT_OF, x);
        case S32, U32 -> OptionalInt.of(x[0]);
        default -> OptionalInt.empty();
      };
      case ConvertElementType ignored -> switch (out) {
        case F32 -> signed ? one(LoopOp.TO_FLOAT, x) : OptionalInt.of(unsignedToFloat(x[0]));
        case S32, U32 -> OptionalInt.of(x[0]);
        case BOOL -> OptionalInt.of(b.apply(LoopOp.NE, x[0], b.constant(0)));
        default -> OptionalInt.empty();
      };
      default -> OptionalInt.empty();
    };
  }

  private OptionalInt masks(Primitive op, DType[] in, DType out, int[] x) {
    return switch (op) {
      case And ignored -> one(LoopOp.AND, x);
      case Or ignored -> one(LoopOp.OR, x);
      case Xor ignored -> one(LoopOp.XOR, x);
      case Not ignored -> one(LoopOp.NOT, x);
      case Select ignored when in[1] == DType.BOOL -> OptionalInt.of(
          b.apply(LoopOp.OR, b.apply(LoopOp.AND, x[0], x[1]), b.apply(LoopOp.AND, b.apply(LoopOp.NOT, x[0]), x[2])));
      case Select ignored when Kind.of(in[1]).isPresent() -> one(LoopOp.SELECT, x);
      case StopGradient ignored -> OptionalInt.of(x[0]);
      case Compare compare when compare.direction() == Compare.Direction.NE -> one(LoopOp.XOR, x);
      case Compare compare when compare.direction() == Compare.Direction.EQ ->
          OptionalInt.of(b.apply(LoopOp.NOT, b.apply(LoopOp.XOR, x[0], x[1])));
      case ConvertElementType ignored -> switch (out) {
        case F32 -> OptionalInt.of(b.apply(LoopOp.SELECT, x[0], b.constant(1f), b.constant(0f)));
        case S32, U32 -> OptionalInt.of(b.apply(LoopOp.SELECT, x[0], b.constant(1), b.constant(0)));
        case BOOL -> OptionalInt.of(x[0]);
        default -> OptionalInt.empty();
      };
      default -> OptionalInt.empty();
    };
  }

  private OptionalInt one(LoopOp op, int[] x) {
    Integer[] args = new Integer[x.length];
    for (int i = 0; i < x.length; i++) {
      args[i] = x[i];
    }
    return OptionalInt.of(b.apply(op, args));
  }

  private static LoopOp comparison(Compare compare) {
    return switch (compare.direction()) {
      case EQ -> LoopOp.EQ;
      case NE -> LoopOp.NE;
      case LT -> LoopOp.LT;
      case LE -> LoopOp.LE;
      case GT -> LoopOp.GT;
      case GE -> LoopOp.GE;
    };
  }

  /// With +0 as one of them a comparison does it; in general `MAX` takes several instructions, for NaN and the sign of zero.
  private int max(int x, int y) {
    if (Float.floatToRawIntBits(b.constantOrNaN(y)) == 0) {
      return b.apply(LoopOp.SELECT, b.apply(LoopOp.LE, x, y), y, x);
    }
    return b.apply(LoopOp.MAX, x, y);
  }

  private int sign(int x) {
    int zero = b.constant(0f);
    int negative = b.apply(LoopOp.SELECT, b.apply(LoopOp.LT, x, zero), b.constant(-1f), x);
    return b.apply(LoopOp.SELECT, b.apply(LoopOp.GT, x, zero), b.constant(1f), negative);
  }

  private int power(int x, int n) {
    int result = -1;
    int square = x;
    for (long rest = Math.abs((long) n); rest > 0; rest >>= 1) {
      if ((rest & 1) != 0) {
        result = result < 0 ? square : b.apply(LoopOp.MUL, result, square);
      }
      square = rest > 1 ? b.apply(LoopOp.MUL, square, square) : square;
    }
    if (result < 0) {
      return b.constant(1f);
    }
    return n < 0 ? b.apply(LoopOp.DIV, b.constant(1f), result) : result;
  }

  /// 0 for shifts that are negative or take all bits.
  private int shift(LoopOp op, int[] x) {
    return b.apply(LoopOp.SELECT, outside(x[1]), b.constant(0), b.apply(op, x[0], x[1]));
  }

  private int outside(int shift) {
    return b.apply(LoopOp.NE, b.apply(LoopOp.AND, shift, b.constant(-32)), b.constant(0));
  }

  /// Both halves and the first product are exact, so the sum is rounded once.
  private int unsignedToFloat(int x) {
    int high = b.apply(LoopOp.TO_FLOAT, b.apply(LoopOp.SHR, x, b.constant(16)));
    int low = b.apply(LoopOp.TO_FLOAT, b.apply(LoopOp.AND, x, b.constant(0xffff)));
    return b.apply(LoopOp.ADD, b.apply(LoopOp.MUL, high, b.constant(65536f)), low);
  }

  /// Both words of a block of Threefry-2x32, 20 rounds, for keys and counters `x`.
  static List<Integer> threefry(LoopBuilder b, int[] x) {
    int[][] rotations = {{13, 15, 26, 6}, {17, 29, 16, 24}};
    int parity = b.apply(LoopOp.XOR, b.apply(LoopOp.XOR, x[0], x[1]), b.constant(Threefry2x32.PARITY));
    int[] keys = {x[0], x[1], parity};
    int low = b.apply(LoopOp.ADD, x[2], keys[0]);
    int high = b.apply(LoopOp.ADD, x[3], keys[1]);
    for (int group = 0; group < 5; group++) {
      for (int rotation : rotations[group % 2]) {
        low = b.apply(LoopOp.ADD, low, high);
        int turned = b.apply(
            LoopOp.OR, b.apply(LoopOp.SHL, high, b.constant(rotation)), b.apply(LoopOp.SHR, high, b.constant(32 - rotation)));
        high = b.apply(LoopOp.XOR, turned, low);
      }
      low = b.apply(LoopOp.ADD, low, keys[(group + 1) % 3]);
      high = b.apply(LoopOp.ADD, b.apply(LoopOp.ADD, high, keys[(group + 2) % 3]), b.constant(group + 1));
    }
    return List.of(low, high);
  }

  /// Unsigned order is signed order with the top bit turned.
  private int flipped(int x) {
    return b.apply(LoopOp.XOR, x, b.constant(Integer.MIN_VALUE));
  }
}
