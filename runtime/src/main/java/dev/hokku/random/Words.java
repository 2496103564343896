package dev.hokku.random;

import static dev.hokku.lax.Lax.bitcastConvertType;
import static dev.hokku.lax.Lax.broadcastScalar;
import static dev.hokku.lax.Lax.convertElementType;
import static dev.hokku.lax.Lax.fullLike;
import static dev.hokku.lax.Lax.or;
import static dev.hokku.lax.Lax.reshape;
import static dev.hokku.lax.Lax.shiftLeft;
import static dev.hokku.lax.Lax.shiftRightLogical;
import static dev.hokku.lax.Lax.sliceInDim;
import static dev.hokku.lax.Lax.sub;
import static dev.hokku.lax.Lax.xor;

import dev.hokku.core.ShapeError;
import dev.hokku.lax.Binding;
import dev.hokku.lax.Lax;
import dev.hokku.tensor.DType;
import dev.hokku.tensor.Shape;
import dev.hokku.tensor.ShapedArray;
import dev.hokku.tensor.Tensor;
import java.util.List;

/// From a key to words and to floats in `[0, 1)`: the layout of the counters.
///
/// Element `i` of a result, counted row-major, is made from counter `(0, i)`, so that it does not depend on how the work is split. JAX's
/// counter is `(i >> 32, i)`, and a tensor has fewer than 2^31 elements.
final class Words {

  private Words() {}

  /// The two words of each element.
  static List<Tensor> pairs(Key key, Shape shape) {
    ShapedArray word = new ShapedArray(DType.U32, shape);
    Tensor counter = reshape(Lax.iota(new ShapedArray(DType.U32, Shape.of(shape.size())), 0), shape);
    return Binding.bind(
        new Threefry2x32(), List.of(word(key, 0, shape), word(key, 1, shape), Lax.zeros(word), counter));
  }

  /// One word of the key, everywhere.
  static Tensor word(Key key, int index, Shape shape) {
    if (key.data().rank() != 1) {
      throw new ShapeError(
          "random",
          "an array of keys was given, %s, where one key is meant".formatted(key.data().aval()),
          "Map over it: Vmap.vmap(key -> …).apply(keys).");
    }
    return broadcastScalar(reshape(sliceInDim(key.data(), index, index + 1, 0), Shape.SCALAR), shape);
  }

  /// Uniform bits.
  ///
  /// @param dtype `u8`, `u16`, `u32` or `u64`
  static Tensor bits(Key key, Shape shape, DType dtype) {
    List<Tensor> pair = pairs(key, shape);
    if (dtype == DType.U64) {
      Tensor high = convertElementType(pair.get(0), dtype);
      return or(shiftLeft(high, fullLike(high, 32)), convertElementType(pair.get(1), dtype));
    }
    Tensor word = xor(pair.get(0), pair.get(1));
    return dtype == DType.U32 ? word : convertElementType(word, dtype);
  }

  /// Uniform floats in `[0, 1)`: random bits as the mantissa of a number in `[1, 2)`, less 1.
  static Tensor unit(Key key, Shape shape, DType dtype) {
    Tensor bits = bits(key, shape, drawnFor(dtype));
    DType carrier = carrierOf(dtype);
    if (bits.dtype() != carrier) {
      bits = convertElementType(bits, carrier);
    }
    Tensor mantissa = shiftRightLogical(bits, fullLike(bits, 8 * drawnFor(dtype).bytes() - mantissaBits(dtype)));
    Tensor exponent = bitcastConvertType(Lax.ones(new ShapedArray(dtype, shape)), carrier);
    Tensor floats = bitcastConvertType(or(mantissa, exponent), dtype);
    return sub(floats, fullLike(floats, 1));
  }

  /// `bf16` has 7 bits of mantissa, so JAX draws 8-bit words for it.
  private static DType drawnFor(DType dtype) {
    return dtype == DType.BF16 ? DType.U8 : carrierOf(dtype);
  }

  private static DType carrierOf(DType dtype) {
    return switch (dtype) {
      case F64 -> DType.U64;
      case F32 -> DType.U32;
      case F16, BF16 -> DType.U16;
      case BOOL, S8, S16, S32, S64, U8, U16, U32, U64 ->
          throw new ShapeError("uniform", "%s is not floating".formatted(dtype), "Ask for a floating dtype, or call randint.");
    };
  }

  private static int mantissaBits(DType dtype) {
    return switch (dtype) {
      case F64 -> 52;
      case F32 -> 23;
      case F16 -> 10;
      default -> 7;
    };
  }
}
