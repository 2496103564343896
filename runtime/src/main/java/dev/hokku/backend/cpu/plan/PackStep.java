package dev.hokku.backend.cpu.plan;

import dev.hokku.backend.cpu.gemm.Matrix;
import dev.hokku.backend.cpu.gemm.Sgemm;

/// Packs the right operand of products for all of them.
///
/// @param columns of the operand
/// @param depth its rows from `from` on, which are packed
/// @param right how the operand lies in memory
/// @param y its slot
/// @param packed slot of [Sgemm#packedSize] floats
record PackStep(Sgemm gemm, int columns, int from, int depth, DotLayout.Operand right, int y, int packed) implements Step {

  @Override
  public Runnable on(Frame frame) {
    return () -> run(frame);
  }

  private void run(Frame frame) {
    Matrix matrix = new Matrix(frame.floats(y), frame.offsets[y], right.stride(), right.transposed());
    gemm.pack(frame.pool, columns, depth, matrix.below(from), frame.floats(packed), frame.offsets[packed]);
  }
}
