package dev.hokku.backend.cpu.plan;

import dev.hokku.backend.cpu.gemm.Packed;
import dev.hokku.backend.cpu.gemm.Product;
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
  public void count(KernelCalls calls, long times) {
    calls.product(product(), times);
  }

  private Product product() {
    return gemm.product(rows, columns, depth, left.matrix(), Packed.unplaced(), columns, onto, null);
  }

  @Override
  public Runnable on(Frame frame) {
    Product product = product();
    return () -> {
      product.left().place(frame.floats(x), frame.offsets[x]);
      product.right().place(frame.floats(packed), frame.offsets[packed]);
      product.run(frame.pool, frame.floats(out), frame.offsets[out]);
    };
  }
}
