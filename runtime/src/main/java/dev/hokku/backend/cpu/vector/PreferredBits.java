package dev.hokku.backend.cpu.vector;

import jdk.incubator.vector.FloatVector;

/// Asks the Vector API. A class of its own, so that [VectorWidth] loads without that module.
final class PreferredBits {

  private PreferredBits() {}

  static int find() {
    return FloatVector.SPECIES_PREFERRED.vectorBitSize();
  }
}
