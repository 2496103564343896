package dev.hokku.lax;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.hokku.core.ShapeError;
import dev.hokku.tensor.Axes;
import dev.hokku.tensor.DType;
import dev.hokku.tensor.KeepDims;
import dev.hokku.tensor.Shape;
import dev.hokku.tensor.ShapedArray;
import dev.hokku.tensor.Tensor;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Expected values are numpy's and JAX's.
class NumpyTest {

  private static final float ULPS = 1e-6f;

  private static final Tensor X = Numpy.array(new float[][] {{1, 2.5f, -0.125f}, {3, 4, 5}});

  @Test
  void remaindersTakeTheSignOfTheDivisor() {
    Tensor x = Numpy.array(-7, 7, -7, 7);
    Tensor y = Numpy.array(3, -3, -3, 3);
    assertArrayEquals(new int[] {2, -2, -1, 1}, x.mod(y).toIntArray());
    assertArrayEquals(new int[] {-3, -3, 2, 2}, Numpy.floorDivide(x, y).toIntArray());
    assertArrayEquals(new float[] {-3, -3, 2, 2}, Numpy.floorDivide(x.astype(DType.F32), y).toFloatArray());
  }

  @Test
  void reductionsKeepAxesWhenAsked() {
    assertEquals(Shape.of(2, 1), X.sum(Axes.of(1), KeepDims.YES).shape());
    assertEquals(Shape.SCALAR, X.mean().shape());
    assertArrayEquals(new float[] {2, 3.25f, 2.4375f}, X.mean(0).toFloatArray());
    assertArrayEquals(new float[] {1.15625f, 2f / 3}, X.var(1).toFloatArray(), ULPS);
    assertArrayEquals(new float[] {3.375f, 12}, X.sum(-1).toFloatArray());
  }

  @Test
  void logsumexpDoesNotOverflow() {
    assertEquals(1000 + Math.log(2), Numpy.logsumexp(Numpy.array(1000f, 1000f)).item(), 1e-4);
    assertEquals(Double.NEGATIVE_INFINITY, Numpy.logsumexp(Numpy.array(Float.NEGATIVE_INFINITY)).item());
  }

  @Test
  void takeFillsWhatLiesOutside() {
    assertArrayEquals(
        new float[] {1, Float.NaN, 3}, Numpy.take(Numpy.array(1f, 2f, 3f), Numpy.array(0, 5, -1), 0).toFloatArray());
    assertArrayEquals(
        new int[] {Integer.MIN_VALUE}, Numpy.take(Numpy.array(1, 2), Numpy.array(7), 0).toIntArray());
  }

  @Test
  void rearranging() {
    assertArrayEquals(new int[] {3, 4, 0, 1, 2}, Numpy.roll(Numpy.arange(5), 2, 0).toIntArray());
    assertArrayEquals(new int[] {0, 1, 0, 1, 0, 1, 0, 1}, Numpy.tile(Numpy.arange(2), 2, 2).toIntArray());
    assertArrayEquals(new int[] {0, 0, 1, 1}, Numpy.repeat(Numpy.arange(2), 2, 0).toIntArray());
    assertArrayEquals(new int[] {2, 1, 0}, Numpy.flip(Numpy.arange(3)).toIntArray());
    assertEquals(Shape.of(3, 2), Numpy.stack(List.of(Numpy.arange(3), Numpy.arange(3)), -1).shape());
  }

  @Test
  void paddingTakesElementsFromWhereItsModeSays() {
    Tensor x = Numpy.array(1, 2, 3);
    int[][] around = {{4, 3}};
    assertArrayEquals(new int[] {1, 1, 1, 1, 1, 2, 3, 3, 3, 3}, Numpy.pad(x, around, PadMode.EDGE).toIntArray());
    assertArrayEquals(new int[] {1, 2, 3, 2, 1, 2, 3, 2, 1, 2}, Numpy.pad(x, around, PadMode.REFLECT).toIntArray());
    assertArrayEquals(new int[] {3, 3, 2, 1, 1, 2, 3, 3, 2, 1}, Numpy.pad(x, around, PadMode.SYMMETRIC).toIntArray());
    assertArrayEquals(new int[] {3, 1, 2, 3, 1, 2, 3, 1, 2, 3}, Numpy.pad(x, around, PadMode.WRAP).toIntArray());
    assertArrayEquals(new int[] {5, 5, 5}, Numpy.pad(Numpy.array(5), new int[][] {{1, 1}}, PadMode.REFLECT).toIntArray());
    assertArrayEquals(new int[] {0, 1, 2, 3, 0}, Numpy.pad(x, new int[][] {{1, 1}}, 0).toIntArray());
  }

  @Test
  void matmulBroadcastsLeadingAxes() {
    assertEquals(Shape.of(5, 2, 3, 6), Numpy.ones(5, 1, 3, 4).matmul(Numpy.ones(2, 4, 6)).shape());
    assertEquals(Shape.of(2, 3), Numpy.ones(3, 4).matmul(Numpy.ones(2, 4, 1)).squeeze(-1).shape());
    assertEquals(Shape.SCALAR, Numpy.ones(4).matmul(Numpy.ones(4)).shape());
  }

  @Test
  void einsumReadsWhatNumpyReads() {
    Tensor square = Numpy.arange(9).reshape(3, 3);
    assertArrayEquals(new int[] {0, 4, 8}, Numpy.einsum("ii->i", square).toIntArray());
    assertEquals(12, Numpy.einsum("ii", square).item());
    assertArrayEquals(X.matmul(X.transpose()).toFloatArray(), Numpy.einsum("ij,kj->ik", X, X).toFloatArray());
    assertArrayEquals(X.transpose().toFloatArray(), Numpy.einsum("ij->ji", X).toFloatArray());
    assertEquals(Shape.of(2, 4, 3, 6), Numpy.einsum("bqhd,bkhd->bqhk", Numpy.ones(2, 4, 3, 5), Numpy.ones(2, 6, 3, 5)).shape());
    assertEquals(Shape.of(7, 2, 3, 2), Numpy.einsum("...ij,...jk", Numpy.ones(7, 1, 3, 4), Numpy.ones(2, 4, 2)).shape());
    assertEquals(
        Numpy.ones(2, 3).mul(24).sum().item(),
        Numpy.einsum("ab,bc,cd->ad", Numpy.ones(2, 4), Numpy.ones(4, 6), Numpy.ones(6, 3)).sum().item());
  }

  @Test
  void errorsSayWhatDiffers() {
    ShapeError broadcast = assertThrows(ShapeError.class, () -> X.add(Numpy.ones(2)));
    assertEquals("add: shapes [2,3] and [2] do not broadcast: 3 and 2 at axis 1 from the end", broadcast.wrong());
    ShapeError matmul = assertThrows(ShapeError.class, () -> X.matmul(X));
    assertEquals("matmul: contracted axes differ, 3 in f32[2,3] and 2 in f32[2,3]", matmul.wrong());
    ShapeError reshape = assertThrows(ShapeError.class, () -> X.reshape(4, -1));
    assertEquals("reshape: no length in place of -1 makes [4, -1] hold the 6 elements of f32[2,3]", reshape.wrong());
    ShapeError strict = assertThrows(ShapeError.class, () -> Lax.add(X, X.astype(DType.F64)));
    assertEquals("add: dtypes differ, x: f32[2,3] and y: f64[2,3]", strict.wrong());
    ShapeError sum = assertThrows(ShapeError.class, () -> Lax.reduceSum(X, Axes.of(3)));
    assertEquals("reduce_sum: axes {3} do not fit x: f32[2,3], which has rank 2", sum.wrong());
    ShapeError mean = assertThrows(ShapeError.class, () -> X.mean(2));
    assertEquals("mean: axis 2 is not an axis of x: f32[2,3], which has rank 2", mean.wrong());
    assertEquals("Name an axis in [-2, 2).", mean.mend());
    ShapeError twice = assertThrows(ShapeError.class, () -> X.max(1, -1));
    assertEquals("max: axis 1 of x: f32[2,3] is named twice in [1, -1]", twice.wrong());
    ShapeError squeeze = assertThrows(ShapeError.class, () -> X.squeeze(0));
    assertEquals("squeeze: axis 0 of x: f32[2,3] has length 2", squeeze.wrong());
    ShapeError einsum = assertThrows(ShapeError.class, () -> Numpy.einsum("ij,jk->ik", X, X));
    assertEquals("einsum: 'ij,jk->ik': 'j' stands for 3 and 2", einsum.wrong());
  }

  @Test
  void aShapeDtypeHasNoElements() {
    IllegalStateException error = assertThrows(IllegalStateException.class, () -> ShapeDtype.f32(2).buffer());
    assertEquals(
        "The elements of ShapeDtype f32[2] were asked for, but it has none. Use it only where shapes are enough: initFromShapes, evalShape.",
        error.getMessage());
  }

  @Test
  void wholeNumbersOfAnySizeAreExact() {
    long large = 0x123456789abcdef1L;
    assertEquals(large, Lax.full(new ShapedArray(DType.S64, Shape.SCALAR), large).toLongArray()[0]);
    assertEquals(-2L, Lax.full(new ShapedArray(DType.U64, Shape.SCALAR), -2L).toLongArray()[0]);
  }
}
