package dev.hokku.backend.cpu.gemm;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.hokku.backend.cpu.vector.VectorWidth;
import org.junit.jupiter.api.Test;

/// What is counted is warmed up; a tile that is called once in each step and not counted makes objects of its vectors for hundreds of steps.
class TileCallsTest {

  /// One thread takes 64 rows as four tiles of 12 and two of 8. Two threads that take the rows from a multiple of 12 on end with 4, 16 or 28.
  @Test
  void rowsThatAreSharedMayEndInOtherTilesThanRowsOfOneThread() {
    TileCalls calls = calls(64, 10, 512);
    assertEquals(0, calls.count(true, 12, 64));
    assertEquals(4 + 1, calls.count(true, 12, 16));
    assertEquals(2 + 2 + 2, calls.count(true, 8, 16));
    assertEquals(1, calls.count(true, 4, 16));
  }

  @Test
  void aProductOfOneThreadHasItsOwnTilesOnly() {
    TileCalls calls = calls(64, 10, 64);
    assertEquals(4, calls.count(true, 12, 16));
    assertEquals(2, calls.count(true, 8, 16));
    assertEquals(0, calls.count(true, 4, 16));
  }

  @Test
  void fewRowsAreStripsAndWhatIsLeftOfTheirColumns() {
    TileCalls calls = calls(2, 2 * 128 + 44, 64);
    assertEquals(2 * 2, calls.rows());
    assertEquals(0, calls.count(true, 4, 64));
    assertEquals(1, calls.count(true, 4, 32));
    assertEquals(1, calls.count(true, 4, 16));
  }

  /// Of `f32[m,k]` times `f32[k,n]`.
  private static TileCalls calls(int m, int n, int k) {
    Sgemm gemm = new Sgemm(VectorWidth.BITS_512);
    TileCalls calls = new TileCalls(gemm);
    calls.add(gemm.product(m, n, k, Matrix.unplaced(k, false), Matrix.unplaced(n, false), n, false, null), 1);
    return calls;
  }
}
