package dev.hokku.backend.cpu.gemm;

/// Where an operand stands: what may change between two products.
abstract sealed class Placed implements Operand permits Matrix, Packed, Patches {

  private float[] data;
  private int offset;

  Placed(float[] data, int offset) {
    this.data = data;
    this.offset = offset;
  }

  @Override
  public final void place(float[] array, int first) {
    data = array;
    offset = first;
  }

  final float[] data() {
    return data;
  }

  /// Index of the first element.
  final int offset() {
    return offset;
  }
}
