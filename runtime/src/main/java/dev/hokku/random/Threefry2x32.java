package dev.hokku.random;

import dev.hokku.core.Batched;
import dev.hokku.core.Dual;
import dev.hokku.core.Operand;
import dev.hokku.core.ShapeError;
import dev.hokku.core.Tangent;
import dev.hokku.lax.Batching;
import dev.hokku.lax.Binding;
import dev.hokku.lax.Elementwise;
import dev.hokku.tensor.DType;
import dev.hokku.tensor.ShapedArray;
import dev.hokku.tensor.Tensor;
import java.util.List;

/// The block cipher behind all random numbers, element by element: a key `(k0, k1)` and a counter `(x0, x1)` give two words. All four operands are
/// `u32` of one shape, and so are both results.
///
/// [#block] is the definition for one element; backends compute the same in loops of their own.
///
/// Source: Salmon, Moraes, Dror and Shaw 2011, <https://doi.org/10.1145/2063384.2063405>, Threefry-2x32 with 20 rounds; JAX's `threefry2x32_p`.
public record Threefry2x32() implements Elementwise {

  /// Skein's key schedule constant.
  public static final int PARITY = 0x1BD11BDA;

  @Override
  public String name() {
    return "threefry2x32";
  }

  /// The two words for one key and counter: `x0` in the low half, `x1` in the high half.
  public static long block(int k0, int k1, int x0, int x1) {
    int k2 = k0 ^ k1 ^ PARITY;
    int a = x0 + k0;
    int b = x1 + k1;

    a += b; b = Integer.rotateLeft(b, 13) ^ a;
    a += b; b = Integer.rotateLeft(b, 15) ^ a;
    a += b; b = Integer.rotateLeft(b, 26) ^ a;
    a += b; b = Integer.rotateLeft(b, 6) ^ a;
    a += k1;
    b += k2 + 1;

    a += b; b = Integer.rotateLeft(b, 17) ^ a;
    a += b; b = Integer.rotateLeft(b, 29) ^ a;
    a += b; b = Integer.rotateLeft(b, 16) ^ a;
    a += b; b = Integer.rotateLeft(b, 24) ^ a;
    a += k2;
    b += k0 + 2;

    a += b; b = Integer.rotateLeft(b, 13) ^ a;
    a += b; b = Integer.rotateLeft(b, 15) ^ a;
    a += b; b = Integer.rotateLeft(b, 26) ^ a;
    a += b; b = Integer.rotateLeft(b, 6) ^ a;
    a += k0;
    b += k1 + 3;

    a += b; b = Integer.rotateLeft(b, 17) ^ a;
    a += b; b = Integer.rotateLeft(b, 29) ^ a;
    a += b; b = Integer.rotateLeft(b, 16) ^ a;
    a += b; b = Integer.rotateLeft(b, 24) ^ a;
    a += k1;
    b += k2 + 4;

    a += b; b = Integer.rotateLeft(b, 13) ^ a;
    a += b; b = Integer.rotateLeft(b, 15) ^ a;
    a += b; b = Integer.rotateLeft(b, 26) ^ a;
    a += b; b = Integer.rotateLeft(b, 6) ^ a;
    a += k2;
    b += k0 + 5;

    return Integer.toUnsignedLong(a) | ((long) b << 32);
  }

  @Override
  public List<ShapedArray> abstractEval(List<ShapedArray> in) {
    ShapedArray word = in.getFirst();
    for (ShapedArray x : in) {
      if (x.dtype() != DType.U32 || !x.equals(word)) {
        throw new ShapeError(
            name(), "key and counter are not u32 of one shape: %s".formatted(in), "Broadcast all four words to the shape of the counter.");
      }
    }
    return List.of(word, word);
  }

  /// Bits have no derivative.
  @Override
  public Dual jvp(List<Tensor> primals, List<Tangent> tangents) {
    List<Tensor> out = Binding.bind(this, primals);
    return new Dual(out, out.stream().map(Tangent::zeroLike).toList());
  }

  @Override
  public List<Tangent> transpose(List<Operand> in, List<Tangent> cts) {
    throw new AssertionError("threefry2x32 is not linear, so nothing may ask for its transpose.");
  }

  @Override
  public List<Batched> batch(int size, List<Batched> in) {
    int axis = in.stream().filter(Batched::isBatched).findFirst().orElseThrow().axis();
    List<Tensor> aligned = in.stream().map(x -> Batching.at(x, axis, size)).toList();
    return Binding.bind(this, aligned).stream().map(out -> new Batched(out, axis)).toList();
  }
}
