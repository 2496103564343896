package dev.hokku.backend.cpu.gemm;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.hokku.backend.cpu.threads.WorkerPool;
import dev.hokku.backend.cpu.vector.VectorWidth;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Products at every vector width against one plain chain of fma per element: the bits must be equal.
class SgemmTest {

  private static final int[][] SHAPES = {
    {1, 1, 1}, {1, 6, 2}, {1, 7, 5}, {3, 33, 17}, {12, 32, 16}, {13, 31, 15}, {16, 64, 48}, {28, 16, 33}, {100, 10, 300}, {5, 300, 784}, {128, 300, 100},
    {1, 500, 300}, {3, 257, 40}, {250, 65, 270}, {64, 48, 600}, {49, 97, 513}, {4, 16, 5000}, {7, 2100, 20}, {2, 200, 3000}, {300, 45, 1030}, {1040, 260, 9}, {54, 112, 33}, {70, 64, 300}
  };

  @ParameterizedTest
  @EnumSource(VectorWidth.class)
  void everyElementIsOneChainOfFma(VectorWidth width) {
    Random random = new Random(1);
    try (var pool = new WorkerPool(1)) {
      for (int[] shape : SHAPES) {
        for (int mode = 0; mode < 8; mode++) {
          check(width, pool, shape, mode, random);
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource(VectorWidth.class)
  void theNumberOfThreadsDoesNotShow(VectorWidth width) {
    for (int threads = 2; threads <= 3; threads++) {
      Random random = new Random(2);
      try (var pool = new WorkerPool(threads)) {
        for (int[] shape : new int[][] {{130, 150, 70}, {20, 500, 100}, {300, 10, 257}, {1040, 520, 12}, {26, 520, 1030}}) {
          for (int mode = 0; mode < 8; mode++) {
            check(width, pool, shape, mode, random);
          }
        }
      }
    }
  }

  /// Patches of an image of 14 rows and channels as given, 5 x 5 window: the same product as with the patches written out. The last patch ends where the
  /// array does, and the deepest are cut into several blocks within a run.
  @ParameterizedTest
  @EnumSource(VectorWidth.class)
  void patchesAreMultipliedAsIfWrittenOut(VectorWidth width) {
    Random random = new Random(3);
    int side = 14;
    int window = 5;
    int n = 40;
    for (int channels : new int[] {1, 3, 16, 45}) {
      int positions = (side - window + 1) * (side - window + 1);
      int run = window * channels;
      int depth = window * run;
      float[] image = random(3 + side * side * channels, random);
      int[] rows = new int[positions];
      int[] pieces = new int[window];
      for (int r = 0; r < positions; r++) {
        rows[r] = (r / (side - window + 1) * side + r % (side - window + 1)) * channels;
      }
      for (int i = 0; i < window; i++) {
        pieces[i] = i * side * channels;
      }
      float[] written = new float[positions * depth];
      for (int r = 0; r < positions; r++) {
        for (int i = 0; i < window; i++) {
          System.arraycopy(image, 3 + rows[r] + pieces[i], written, r * depth + i * run, run);
        }
      }
      float[] b = random(depth * n, random);
      float[] expected = new float[positions * n];
      float[] c = new float[positions * n];
      try (var pool = new WorkerPool(2)) {
        Sgemm gemm = new Sgemm(width);
        gemm.multiply(pool, positions, n, depth, Matrix.of(written, 0, depth), Matrix.of(b, 0, n), expected, 0, n, false, null);
        gemm.multiply(pool, positions, n, depth, new Patches(image, 3, rows, pieces, run), Matrix.of(b, 0, n), c, 0, n, false, null);
      }
      assertArrayEquals(expected, c, () -> "%s, %d channels".formatted(width, channels));
    }
  }

  @Test
  void theEpilogueSeesEachElementOnceAndFinished() {
    int m = 250;
    int n = 70;
    int k = 600;
    float[] a = filled(m * k, 1f);
    float[] b = filled(k * n, 1f);
    float[] c = new float[m * n];
    int[] seen = new int[m * n];
    try (var pool = new WorkerPool(2)) {
      new Sgemm(VectorWidth.CHOSEN).multiply(pool, m, n, k, Matrix.of(a, 0, k), Matrix.of(b, 0, n), c, 0, n, false, (part, row, rows, column, columns) -> {
        for (int i = row; i < row + rows; i++) {
          for (int j = column; j < column + columns; j++) {
            assertEquals(k, c[i * n + j]);
            seen[i * n + j]++;
          }
        }
      });
    }
    assertArrayEquals(filledInts(m * n, 1), seen);
  }

  @Test
  void anEmptySumIsZero() {
    float[] c = filled(6, 3f);
    try (var pool = new WorkerPool(1)) {
      new Sgemm(VectorWidth.CHOSEN).multiply(pool, 2, 3, 0, Matrix.of(new float[0], 0, 0), Matrix.of(new float[0], 0, 3), c, 0, 3, false, null);
    }
    assertArrayEquals(new float[6], c);
  }

  private static void check(VectorWidth width, WorkerPool pool, int[] shape, int mode, Random random) {
    int m = shape[0];
    int n = shape[1];
    int k = shape[2];
    boolean transA = (mode & 1) != 0;
    boolean transB = (mode & 2) != 0;
    boolean accumulate = (mode & 4) != 0;
    int pad = 3;
    int lda = (transA ? m : k) + pad;
    int ldb = (transB ? k : n) + pad;
    int ldc = n + pad;
    float[] a = random(5 + (transA ? k : m) * lda - pad, random);
    float[] b = random(2 + (transB ? n : k) * ldb - pad, random);
    float[] c = random(1 + m * ldc - pad, random);
    float[] expected = c.clone();
    for (int i = 0; i < m; i++) {
      for (int j = 0; j < n; j++) {
        float sum = accumulate ? c[1 + i * ldc + j] : 0f;
        for (int p = 0; p < k; p++) {
          sum = Math.fma(a[5 + (transA ? p * lda + i : i * lda + p)], b[2 + (transB ? j * ldb + p : p * ldb + j)], sum);
        }
        expected[1 + i * ldc + j] = sum;
      }
    }
    Sgemm gemm = new Sgemm(width);
    Matrix left = new Matrix(a, 5, lda, transA);
    Matrix right = new Matrix(b, 2, ldb, transB);
    float[] again = c.clone();
    gemm.multiply(pool, m, n, k, left, right, c, 1, ldc, accumulate, null);
    String what = "%s, %s, mode %d, %d threads".formatted(width, Arrays.toString(shape), mode, pool.threads());
    assertArrayEquals(expected, c, what);
    float[] packed = new float[7 + gemm.packedSize(n, k)];
    gemm.pack(pool, n, k, right, packed, 7);
    gemm.multiply(pool, m, n, k, left, new Packed(packed, 7), again, 1, ldc, accumulate, null);
    assertArrayEquals(expected, again, () -> what + ", packed beforehand");
  }

  private static float[] random(int size, Random random) {
    float[] values = new float[size];
    for (int i = 0; i < size; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return values;
  }

  private static float[] filled(int size, float value) {
    float[] values = new float[size];
    Arrays.fill(values, value);
    return values;
  }

  private static int[] filledInts(int size, int value) {
    int[] values = new int[size];
    Arrays.fill(values, value);
    return values;
  }
}
