package dev.hokku.backend.cpu.gemm;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/// Puts runs of floats, scattered in the source, one behind the other. Each is copied in whole vectors, whose surplus the next run overwrites:
/// a window's runs are often only a few floats long, and a call of `System.arraycopy` for each costs several times the copy.
final class CopyRuns16 {

  private static final VectorSpecies<Float> S = FloatVector.SPECIES_512;

  private CopyRuns16() {}

  /// Copies runs `[first, end)` of `run` floats, the `i`-th from `from + pieces[i]`; up to 15 floats more are read and written behind each.
  static void run(float[] x, int from, int[] pieces, int first, int end, int run, float[] y, int to) {
    if (run <= 16) {
      for (int i = first; i < end; i++) {
        FloatVector.fromArray(S, x, from + pieces[i]).intoArray(y, to + (i - first) * run);
      }
    } else {
      for (int i = first; i < end; i++) {
        one(x, from + pieces[i], run, y, to + (i - first) * run);
      }
    }
  }

  private static void one(float[] x, int from, int run, float[] y, int to) {
    for (int j = 0; j < run; j += 16) {
      FloatVector.fromArray(S, x, from + j).intoArray(y, to + j);
    }
  }
}
