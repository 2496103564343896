package dev.hokku.backend.cpu.plan;

import dev.hokku.backend.cpu.kernel.ArrayKernel;
import dev.hokku.backend.cpu.kernel.Chosen;
import dev.hokku.backend.cpu.kernel.Elements;
import dev.hokku.backend.cpu.kernel.Mapped;
import dev.hokku.backend.cpu.kernel.Reread;
import dev.hokku.core.Primitive;
import dev.hokku.lax.BitcastConvertType;
import dev.hokku.lax.Compare;
import dev.hokku.lax.ConvertElementType;
import dev.hokku.lax.NextAfter;
import dev.hokku.lax.Select;
import dev.hokku.tensor.DType;
import dev.hokku.tensor.Numbers;
import dev.hokku.tensor.ShapedArray;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The table of elementwise kernels for the dtypes and functions that fused loops do not know.
final class ElementKernels {

  private ElementKernels() {}

  /// The kernel of `op` for operands and a result of these types, or nothing if there is none.
  static Optional<ArrayKernel> of(Primitive op, List<ShapedArray> in, List<ShapedArray> out) {
    if (in.isEmpty() || out.size() != 1) {
      return Optional.empty();
    }
    DType from = in.getFirst().dtype();
    DType to = out.getFirst().dtype();
    int size = out.getFirst().size();
    if (op instanceof Select) {
      return Optional.of(new Chosen(size));
    }
    if (op instanceof BitcastConvertType) {
      // Machines with the highest byte first are left to the reference.
      return ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN
          ? Optional.of(new Reread((long) size * to.bytes(), from.bytes(), to.bytes()))
          : Optional.empty();
    }
    return Optional.ofNullable(function(op, from, to))
        .map(function -> new Mapped(function, in.stream().map(ShapedArray::dtype).toList(), to, size));
  }

  private static @Nullable Elements function(Primitive op, DType from, DType to) {
    return switch (op) {
      case Compare compare -> from.isFloating() ? reals(compare.direction()) : wholes(compare.direction(), from);
      case ConvertElementType ignored -> conversion(from, to);
      case NextAfter ignored -> Elements.real((x, y) -> neighbour(from, x, y));
      default -> from.isFloating() ? RealElements.of(op) : WholeElements.of(op, from);
    };
  }

  private static Elements reals(Compare.Direction direction) {
    return (piece, n) -> {
      double[] x = piece.real()[0];
      double[] y = piece.real()[1];
      long[] z = piece.wholeResult();
      for (int i = 0; i < n; i++) {
        boolean holds = switch (direction) {
          case EQ -> x[i] == y[i];
          case NE -> x[i] != y[i];
          case LT -> x[i] < y[i];
          case LE -> x[i] <= y[i];
          case GT -> x[i] > y[i];
          case GE -> x[i] >= y[i];
        };
        z[i] = holds ? 1 : 0;
      }
    };
  }

  /// Unsigned order is signed order with the top bit turned.
  private static Elements wholes(Compare.Direction direction, DType dtype) {
    long top = dtype == DType.U64 ? Long.MIN_VALUE : 0;
    return (piece, n) -> {
      long[] x = piece.whole()[0];
      long[] y = piece.whole()[1];
      long[] z = piece.wholeResult();
      for (int i = 0; i < n; i++) {
        int order = Long.compare(x[i] ^ top, y[i] ^ top);
        boolean holds = switch (direction) {
          case EQ -> order == 0;
          case NE -> order != 0;
          case LT -> order < 0;
          case LE -> order <= 0;
          case GT -> order > 0;
          case GE -> order >= 0;
        };
        z[i] = holds ? 1 : 0;
      }
    };
  }

  /// The next number of a dtype from `x` towards `y`; the bits of a half count upwards with its magnitude.
  private static double neighbour(DType dtype, double x, double y) {
    if (dtype == DType.F64) {
      return Math.nextAfter(x, y);
    }
    if (dtype == DType.F32) {
      return Math.nextAfter((float) x, y);
    }
    if (Double.isNaN(x) || Double.isNaN(y) || x == y) {
      return x == y ? y : Double.NaN;
    }
    boolean brain = dtype == DType.BF16;
    int bits = brain ? Numbers.doubleToBfloat16(x) : Numbers.doubleToFloat16(x);
    int next = x == 0 ? (y > 0 ? 1 : 0x8001) : (y > x) == (x > 0) ? bits + 1 : bits - 1;
    return brain ? Numbers.bfloat16ToFloat((short) next) : Float.float16ToFloat((short) next);
  }

  private static Elements conversion(DType from, DType to) {
    if (from.isFloating()) {
      return to.isFloating() ? Elements.real(x -> x) : (piece, n) -> {
        for (int i = 0; i < n; i++) {
          piece.wholeResult()[i] = whole(piece.real()[0][i], to);
        }
      };
    }
    if (!to.isFloating()) {
      return Elements.whole(x -> x);
    }
    return (piece, n) -> {
      for (int i = 0; i < n; i++) {
        long x = piece.whole()[0][i];
        // A long is rounded to f32 at once: by way of double it would be rounded twice.
        piece.realResult()[i] = from == DType.U64 ? Numbers.unsignedToDouble(x) : to == DType.F32 ? (float) x : (double) x;
      }
    };
  }

  /// Toward zero; what is out of range becomes the end of the range, and NaN 0. A truth value holds unless it is 0.
  private static long whole(double x, DType to) {
    int bits = to.bits();
    return switch (to.kind()) {
      case BOOL -> x != 0 ? 1 : 0;
      case SIGNED -> Math.clamp((long) x, Long.MIN_VALUE >> (64 - bits), Long.MAX_VALUE >> (64 - bits));
      case UNSIGNED -> bits == 64 ? Numbers.doubleToUnsigned(x) : Math.clamp((long) x, 0L, (1L << bits) - 1);
      case FLOAT -> throw new IllegalArgumentException("%s is no integer type.".formatted(to));
    };
  }
}
