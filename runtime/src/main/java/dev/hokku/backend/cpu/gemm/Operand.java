package dev.hokku.backend.cpu.gemm;

/// An operand of a product: how its elements lie is fixed, where they are is said before each product. So a product that is computed again and again has its
/// operands once.
public sealed interface Operand permits Left, Right, Placed {

  /// Where an operand stands that was not placed.
  float[] NOWHERE = {};

  /// Says where the first element is.
  void place(float[] data, int offset);
}
