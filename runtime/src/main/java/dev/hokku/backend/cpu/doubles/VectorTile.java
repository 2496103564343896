package dev.hokku.backend.cpu.doubles;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/// Two of this machine's longest vectors wide: 12 accumulators, 2 vectors of `B` and a broadcast of `A` fit 16 registers.
final class VectorTile implements Tile {

  private static final VectorSpecies<Double> S = DoubleVector.SPECIES_PREFERRED;
  private static final int LANES = S.length();
  private static final int COLUMNS = 2 * LANES;

  @Override
  public int columns() {
    return COLUMNS;
  }

  @Override
  public void run(int depth, double[] a, int ao, double[] b, int bo, double[] c) {
    DoubleVector c0a = DoubleVector.fromArray(S, c, 0);
    DoubleVector c0b = DoubleVector.fromArray(S, c, LANES);
    DoubleVector c1a = DoubleVector.fromArray(S, c, COLUMNS);
    DoubleVector c1b = DoubleVector.fromArray(S, c, COLUMNS + LANES);
    DoubleVector c2a = DoubleVector.fromArray(S, c, 2 * COLUMNS);
    DoubleVector c2b = DoubleVector.fromArray(S, c, 2 * COLUMNS + LANES);
    DoubleVector c3a = DoubleVector.fromArray(S, c, 3 * COLUMNS);
    DoubleVector c3b = DoubleVector.fromArray(S, c, 3 * COLUMNS + LANES);
    DoubleVector c4a = DoubleVector.fromArray(S, c, 4 * COLUMNS);
    DoubleVector c4b = DoubleVector.fromArray(S, c, 4 * COLUMNS + LANES);
    DoubleVector c5a = DoubleVector.fromArray(S, c, 5 * COLUMNS);
    DoubleVector c5b = DoubleVector.fromArray(S, c, 5 * COLUMNS + LANES);
    for (int k = 0; k < depth; k++) {
      DoubleVector ba = DoubleVector.fromArray(S, b, bo + COLUMNS * k);
      DoubleVector bb = DoubleVector.fromArray(S, b, bo + COLUMNS * k + LANES);
      DoubleVector a0 = DoubleVector.broadcast(S, a[ao + ROWS * k]);
      c0a = a0.fma(ba, c0a);
      c0b = a0.fma(bb, c0b);
      DoubleVector a1 = DoubleVector.broadcast(S, a[ao + ROWS * k + 1]);
      c1a = a1.fma(ba, c1a);
      c1b = a1.fma(bb, c1b);
      DoubleVector a2 = DoubleVector.broadcast(S, a[ao + ROWS * k + 2]);
      c2a = a2.fma(ba, c2a);
      c2b = a2.fma(bb, c2b);
      DoubleVector a3 = DoubleVector.broadcast(S, a[ao + ROWS * k + 3]);
      c3a = a3.fma(ba, c3a);
      c3b = a3.fma(bb, c3b);
      DoubleVector a4 = DoubleVector.broadcast(S, a[ao + ROWS * k + 4]);
      c4a = a4.fma(ba, c4a);
      c4b = a4.fma(bb, c4b);
      DoubleVector a5 = DoubleVector.broadcast(S, a[ao + ROWS * k + 5]);
      c5a = a5.fma(ba, c5a);
      c5b = a5.fma(bb, c5b);
    }
    c0a.intoArray(c, 0);
    c0b.intoArray(c, LANES);
    c1a.intoArray(c, COLUMNS);
    c1b.intoArray(c, COLUMNS + LANES);
    c2a.intoArray(c, 2 * COLUMNS);
    c2b.intoArray(c, 2 * COLUMNS + LANES);
    c3a.intoArray(c, 3 * COLUMNS);
    c3b.intoArray(c, 3 * COLUMNS + LANES);
    c4a.intoArray(c, 4 * COLUMNS);
    c4b.intoArray(c, 4 * COLUMNS + LANES);
    c5a.intoArray(c, 5 * COLUMNS);
    c5b.intoArray(c, 5 * COLUMNS + LANES);
  }
}
