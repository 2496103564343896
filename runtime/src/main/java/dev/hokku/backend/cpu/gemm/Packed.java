package dev.hokku.backend.cpu.gemm;

/// A right operand as [Sgemm#pack] leaves it, for the product that made it.
public final class Packed implements Right {

  private float[] data;
  private int offset;

  /// @param data the array
  /// @param offset where [Sgemm#pack] began
  public Packed(float[] data, int offset) {
    this.data = data;
    this.offset = offset;
  }

  /// One that stands nowhere yet.
  public static Packed unplaced() {
    return new Packed(NOWHERE, 0);
  }

  @Override
  public void place(float[] data, int offset) {
    this.data = data;
    this.offset = offset;
  }

  float[] data() {
    return data;
  }

  int offset() {
    return offset;
  }
}
