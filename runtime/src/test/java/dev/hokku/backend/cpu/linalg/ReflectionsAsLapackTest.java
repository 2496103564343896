package dev.hokku.backend.cpu.linalg;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.hokku.lax.Numpy;
import dev.hokku.lax.linalg.Linalg;
import dev.hokku.tensor.Shape;
import dev.hokku.tensor.Tensor;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.zip.CRC32;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// `qr` in `f32` against the bits that `jax.numpy.linalg.qr` gives on a CPU with AVX-512 (JAX 0.10.2, scipy 1.17.1 with OpenBLAS 0.3.30).
class ReflectionsAsLapackTest {

  @ParameterizedTest
  @CsvSource({
    "2, 2, false, 2d447283",
    "4, 3, false, 4ce3f27e",
    "5, 5, false, d03cf204",
    "6, 5, false, 04f20450",
    "7, 7, false, 4cec8318",
    "8, 8, false, 79888224",
    "9, 9, false, 29c10cf6",
    "17, 4, true, 0fcfb7a0",
    "40, 33, false, 546f8e4a",
    "128, 128, false, 50e18724",
    "4200, 6, false, 36c96718"
  })
  void bitsAreThoseOfLapack(int rows, int columns, boolean full, String crc) {
    List<Tensor> factors = Linalg.qr(numbers(rows, columns), full);
    CRC32 sum = new CRC32();
    factors.forEach(factor -> sum.update(bytes(factor)));
    assertEquals(crc, "%08x".formatted(sum.getValue()));
  }

  /// Multiples of 1/1024 between -2 and 2, scattered by a multiplicative hash.
  private static Tensor numbers(int rows, int columns) {
    float[] x = new float[rows * columns];
    for (int i = 0; i < x.length; i++) {
      int place = i / columns * 1_000_003 + i % columns * 7919 + 1;
      x[i] = ((place * 0x9e3779b1 >>> 20) - 2048) / 1024f;
    }
    return Numpy.array(x).reshape(Shape.of(rows, columns));
  }

  private static byte[] bytes(Tensor x) {
    float[] values = x.toFloatArray();
    ByteBuffer bytes = ByteBuffer.allocate(values.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asFloatBuffer().put(values);
    return bytes.array();
  }
}
