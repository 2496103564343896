package dev.hokku.backend.cpu.vector;

import static jdk.incubator.vector.VectorOperators.NE;

import jdk.incubator.vector.ByteVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;

/// Masks in memory: one byte per element, 0 or 1.
public final class VectorBytes {

  private VectorBytes() {}

  /// A mask of 16 floats.
  public static VectorMask<Float> load512(byte[] bytes, int at) {
    return ByteVector.fromArray(ByteVector.SPECIES_128, bytes, at).compare(NE, (byte) 0).cast(FloatVector.SPECIES_512);
  }

  /// A mask of 8 floats.
  public static VectorMask<Float> load256(byte[] bytes, int at) {
    return ByteVector.fromArray(ByteVector.SPECIES_64, bytes, at).compare(NE, (byte) 0).cast(FloatVector.SPECIES_256);
  }

  /// Writes a mask of 16 floats.
  public static void store512(VectorMask<Float> mask, byte[] bytes, int at) {
    ByteVector.zero(ByteVector.SPECIES_128).blend((byte) 1, mask.cast(ByteVector.SPECIES_128)).intoArray(bytes, at);
  }

  /// Writes a mask of 8 floats.
  public static void store256(VectorMask<Float> mask, byte[] bytes, int at) {
    ByteVector.zero(ByteVector.SPECIES_64).blend((byte) 1, mask.cast(ByteVector.SPECIES_64)).intoArray(bytes, at);
  }
}
