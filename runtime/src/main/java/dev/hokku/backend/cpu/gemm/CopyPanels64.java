package dev.hokku.backend.cpu.gemm;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/// Deals the rows of a matrix to panels 64 columns wide: floats `64 p` to `64 p + 63` of row `k` go to place `64 k` of panel `p`.
/// Rows are read from end to end, which the prefetcher likes better than going down each panel.
final class CopyPanels64 {

  private static final VectorSpecies<Float> S = FloatVector.SPECIES_512;

  private CopyPanels64() {}

  static void run(float[] x, int from, int stride, int rows, int panels, float[] y, int to) {
    for (int k = 0; k < rows; k++) {
      row(x, from + k * stride, panels, y, to + 64 * k, 64 * rows);
    }
  }

  private static void row(float[] x, int from, int panels, float[] y, int to, int panelStride) {
    for (int p = 0; p < panels; p++) {
      FloatVector a = FloatVector.fromArray(S, x, from + 64 * p);
      FloatVector b = FloatVector.fromArray(S, x, from + 64 * p + 16);
      FloatVector c = FloatVector.fromArray(S, x, from + 64 * p + 32);
      FloatVector d = FloatVector.fromArray(S, x, from + 64 * p + 48);
      a.intoArray(y, to + p * panelStride);
      b.intoArray(y, to + p * panelStride + 16);
      c.intoArray(y, to + p * panelStride + 32);
      d.intoArray(y, to + p * panelStride + 48);
    }
  }
}
