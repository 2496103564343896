package dev.hokku.backend.cpu.gemm;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/// Copies sixteen floats from each of `count` rows, `stride` apart, to places `step` apart, in order. A call of `System.arraycopy` for so
/// few floats costs more than the copy.
final class CopyRows16 {

  private static final VectorSpecies<Float> S = FloatVector.SPECIES_512;

  private CopyRows16() {}

  static void run(float[] x, int from, int stride, int count, float[] y, int to, int step) {
    for (int i = 0; i < count; i++) {
      FloatVector.fromArray(S, x, from + i * stride).intoArray(y, to + i * step);
    }
  }
}
