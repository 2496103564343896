package dev.hokku.backend.cpu.plan;

import dev.hokku.backend.cpu.gemm.Matrix;
import dev.hokku.backend.cpu.gemm.Packed;
import dev.hokku.backend.cpu.gemm.Sgemm;

/// A matrix product of `f32` whose right operand is packed already.
///
/// @param left how the left operand lies in memory
/// @param x its slot
/// @param packed slot of the right operand, from [PackStep]
/// @param out slot of the result
/// @param onto whether the sums are continued that stand in `out`
record PackedDotStep(Sgemm gemm, int rows, int columns, int depth, DotLayout.Operand left, int x, int packed, int out, boolean onto)
    implements Step {

  @Override
  public void run(Frame frame) {
    Matrix matrix = new Matrix(frame.floats(x), frame.offsets[x], left.stride(), left.transposed());
    Packed right = new Packed(frame.floats(packed), frame.offsets[packed]);
    gemm.multiply(frame.pool, rows, columns, depth, matrix, right, frame.floats(out), frame.offsets[out], columns, onto, null);
  }
}
