package dev.hokku.backend.cpu.gemm;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/// Deals the rows of a matrix to panels 32 columns wide: floats `32 p` to `32 p + 31` of row `k` go to place `32 k` of panel `p`.
/// Rows are read from end to end, which the prefetcher likes better than going down each panel.
final class CopyPanels32 {

  private static final VectorSpecies<Float> S = FloatVector.SPECIES_512;

  private CopyPanels32() {}

  static void run(float[] x, int from, int stride, int rows, int panels, float[] y, int to, int panelStride) {
    for (int k = 0; k < rows; k++) {
      row(x, from + k * stride, panels, y, to + 32 * k, panelStride);
    }
  }

  private static void row(float[] x, int from, int panels, float[] y, int to, int panelStride) {
    for (int p = 0; p < panels; p++) {
      FloatVector low = FloatVector.fromArray(S, x, from + 32 * p);
      FloatVector high = FloatVector.fromArray(S, x, from + 32 * p + 16);
      low.intoArray(y, to + p * panelStride);
      high.intoArray(y, to + p * panelStride + 16);
    }
  }
}
