package dev.hokku.backend.cpu.vector;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorSpecies;

/// Transposes blocks of `16 x 16` floats in registers, for 512-bit vectors: four rounds that exchange lanes at distance 1, 2, 4 and 8 between
/// rows at that distance, 64 two-source permutes for 256 elements. A scalar transpose takes ten times as long.
public final class Transpose16 {

  private static final VectorSpecies<Float> S = FloatVector.SPECIES_512;
  private static final VectorSpecies<Integer> I = IntVector.SPECIES_512;

  /// For each distance: the lanes of the upper, then of the lower row; 16 and above name lanes of the second source.
  private static final int[] LANES = lanes();

  private Transpose16() {}

  private static int[] lanes() {
    int[] lanes = new int[4 * 32];
    for (int round = 0; round < 4; round++) {
      int distance = 1 << round;
      for (int lane = 0; lane < 16; lane++) {
        boolean low = (lane & distance) == 0;
        lanes[round * 32 + lane] = low ? lane : 16 + lane - distance;
        lanes[round * 32 + 16 + lane] = low ? lane + distance : 16 + lane;
      }
    }
    return lanes;
  }

  /// Reads 16 rows of `16 blocks` floats and writes their `16 blocks` columns.
  ///
  /// Rows from `rows` on repeat the last one: what lands in their columns is of no use, but nothing past the source is read.
  ///
  /// @param from index of row 0 in `x`, whose rows are `stride` apart
  /// @param to index of column 0 in `y`, whose columns are `step` apart; 16 floats are written at each, in order, so that with a smaller
  ///     step a column overwrites the surplus of the one before
  public static void columns(float[] x, int from, int stride, int rows, int blocks, float[] y, int to, int step) {
    IntVector low1 = IntVector.fromArray(I, LANES, 0);
    IntVector high1 = IntVector.fromArray(I, LANES, 16);
    IntVector low2 = IntVector.fromArray(I, LANES, 32);
    IntVector high2 = IntVector.fromArray(I, LANES, 48);
    IntVector low4 = IntVector.fromArray(I, LANES, 64);
    IntVector high4 = IntVector.fromArray(I, LANES, 80);
    IntVector low8 = IntVector.fromArray(I, LANES, 96);
    IntVector high8 = IntVector.fromArray(I, LANES, 112);
    int last = rows - 1;
    int row0 = from;
    int row1 = from + Math.min(1, last) * stride;
    int row2 = from + Math.min(2, last) * stride;
    int row3 = from + Math.min(3, last) * stride;
    int row4 = from + Math.min(4, last) * stride;
    int row5 = from + Math.min(5, last) * stride;
    int row6 = from + Math.min(6, last) * stride;
    int row7 = from + Math.min(7, last) * stride;
    int row8 = from + Math.min(8, last) * stride;
    int row9 = from + Math.min(9, last) * stride;
    int row10 = from + Math.min(10, last) * stride;
    int row11 = from + Math.min(11, last) * stride;
    int row12 = from + Math.min(12, last) * stride;
    int row13 = from + Math.min(13, last) * stride;
    int row14 = from + Math.min(14, last) * stride;
    int row15 = from + Math.min(15, last) * stride;
    for (int block = 0; block < blocks; block++) {
      IntVector a0 = FloatVector.fromArray(S, x, row0 + 16 * block).reinterpretAsInts();
      IntVector a1 = FloatVector.fromArray(S, x, row1 + 16 * block).reinterpretAsInts();
      IntVector a2 = FloatVector.fromArray(S, x, row2 + 16 * block).reinterpretAsInts();
      IntVector a3 = FloatVector.fromArray(S, x, row3 + 16 * block).reinterpretAsInts();
      IntVector a4 = FloatVector.fromArray(S, x, row4 + 16 * block).reinterpretAsInts();
      IntVector a5 = FloatVector.fromArray(S, x, row5 + 16 * block).reinterpretAsInts();
      IntVector a6 = FloatVector.fromArray(S, x, row6 + 16 * block).reinterpretAsInts();
      IntVector a7 = FloatVector.fromArray(S, x, row7 + 16 * block).reinterpretAsInts();
      IntVector a8 = FloatVector.fromArray(S, x, row8 + 16 * block).reinterpretAsInts();
      IntVector a9 = FloatVector.fromArray(S, x, row9 + 16 * block).reinterpretAsInts();
      IntVector a10 = FloatVector.fromArray(S, x, row10 + 16 * block).reinterpretAsInts();
      IntVector a11 = FloatVector.fromArray(S, x, row11 + 16 * block).reinterpretAsInts();
      IntVector a12 = FloatVector.fromArray(S, x, row12 + 16 * block).reinterpretAsInts();
      IntVector a13 = FloatVector.fromArray(S, x, row13 + 16 * block).reinterpretAsInts();
      IntVector a14 = FloatVector.fromArray(S, x, row14 + 16 * block).reinterpretAsInts();
      IntVector a15 = FloatVector.fromArray(S, x, row15 + 16 * block).reinterpretAsInts();
      IntVector b0 = low1.selectFrom(a0, a1);
      IntVector b1 = high1.selectFrom(a0, a1);
      IntVector b2 = low1.selectFrom(a2, a3);
      IntVector b3 = high1.selectFrom(a2, a3);
      IntVector b4 = low1.selectFrom(a4, a5);
      IntVector b5 = high1.selectFrom(a4, a5);
      IntVector b6 = low1.selectFrom(a6, a7);
      IntVector b7 = high1.selectFrom(a6, a7);
      IntVector b8 = low1.selectFrom(a8, a9);
      IntVector b9 = high1.selectFrom(a8, a9);
      IntVector b10 = low1.selectFrom(a10, a11);
      IntVector b11 = high1.selectFrom(a10, a11);
      IntVector b12 = low1.selectFrom(a12, a13);
      IntVector b13 = high1.selectFrom(a12, a13);
      IntVector b14 = low1.selectFrom(a14, a15);
      IntVector b15 = high1.selectFrom(a14, a15);
      IntVector c0 = low2.selectFrom(b0, b2);
      IntVector c2 = high2.selectFrom(b0, b2);
      IntVector c1 = low2.selectFrom(b1, b3);
      IntVector c3 = high2.selectFrom(b1, b3);
      IntVector c4 = low2.selectFrom(b4, b6);
      IntVector c6 = high2.selectFrom(b4, b6);
      IntVector c5 = low2.selectFrom(b5, b7);
      IntVector c7 = high2.selectFrom(b5, b7);
      IntVector c8 = low2.selectFrom(b8, b10);
      IntVector c10 = high2.selectFrom(b8, b10);
      IntVector c9 = low2.selectFrom(b9, b11);
      IntVector c11 = high2.selectFrom(b9, b11);
      IntVector c12 = low2.selectFrom(b12, b14);
      IntVector c14 = high2.selectFrom(b12, b14);
      IntVector c13 = low2.selectFrom(b13, b15);
      IntVector c15 = high2.selectFrom(b13, b15);
      IntVector d0 = low4.selectFrom(c0, c4);
      IntVector d4 = high4.selectFrom(c0, c4);
      IntVector d1 = low4.selectFrom(c1, c5);
      IntVector d5 = high4.selectFrom(c1, c5);
      IntVector d2 = low4.selectFrom(c2, c6);
      IntVector d6 = high4.selectFrom(c2, c6);
      IntVector d3 = low4.selectFrom(c3, c7);
      IntVector d7 = high4.selectFrom(c3, c7);
      IntVector d8 = low4.selectFrom(c8, c12);
      IntVector d12 = high4.selectFrom(c8, c12);
      IntVector d9 = low4.selectFrom(c9, c13);
      IntVector d13 = high4.selectFrom(c9, c13);
      IntVector d10 = low4.selectFrom(c10, c14);
      IntVector d14 = high4.selectFrom(c10, c14);
      IntVector d11 = low4.selectFrom(c11, c15);
      IntVector d15 = high4.selectFrom(c11, c15);
      IntVector e0 = low8.selectFrom(d0, d8);
      IntVector e8 = high8.selectFrom(d0, d8);
      IntVector e1 = low8.selectFrom(d1, d9);
      IntVector e9 = high8.selectFrom(d1, d9);
      IntVector e2 = low8.selectFrom(d2, d10);
      IntVector e10 = high8.selectFrom(d2, d10);
      IntVector e3 = low8.selectFrom(d3, d11);
      IntVector e11 = high8.selectFrom(d3, d11);
      IntVector e4 = low8.selectFrom(d4, d12);
      IntVector e12 = high8.selectFrom(d4, d12);
      IntVector e5 = low8.selectFrom(d5, d13);
      IntVector e13 = high8.selectFrom(d5, d13);
      IntVector e6 = low8.selectFrom(d6, d14);
      IntVector e14 = high8.selectFrom(d6, d14);
      IntVector e7 = low8.selectFrom(d7, d15);
      IntVector e15 = high8.selectFrom(d7, d15);
      int column = to + 16 * block * step;
      e0.reinterpretAsFloats().intoArray(y, column);
      e1.reinterpretAsFloats().intoArray(y, column + step);
      e2.reinterpretAsFloats().intoArray(y, column + 2 * step);
      e3.reinterpretAsFloats().intoArray(y, column + 3 * step);
      e4.reinterpretAsFloats().intoArray(y, column + 4 * step);
      e5.reinterpretAsFloats().intoArray(y, column + 5 * step);
      e6.reinterpretAsFloats().intoArray(y, column + 6 * step);
      e7.reinterpretAsFloats().intoArray(y, column + 7 * step);
      e8.reinterpretAsFloats().intoArray(y, column + 8 * step);
      e9.reinterpretAsFloats().intoArray(y, column + 9 * step);
      e10.reinterpretAsFloats().intoArray(y, column + 10 * step);
      e11.reinterpretAsFloats().intoArray(y, column + 11 * step);
      e12.reinterpretAsFloats().intoArray(y, column + 12 * step);
      e13.reinterpretAsFloats().intoArray(y, column + 13 * step);
      e14.reinterpretAsFloats().intoArray(y, column + 14 * step);
      e15.reinterpretAsFloats().intoArray(y, column + 15 * step);
    }
  }
}
