package dev.hokku.backend.cpu.gemm;

/// A right operand as [Sgemm#pack] leaves it, for the product that made it.
public final class Packed extends Placed implements Right {


  /// @param data the array
  /// @param offset where [Sgemm#pack] began
  public Packed(float[] data, int offset) {
    super(data, offset);
  }

  /// One that stands nowhere yet.
  public static Packed unplaced() {
    return new Packed(NOWHERE, 0);
  }
}
