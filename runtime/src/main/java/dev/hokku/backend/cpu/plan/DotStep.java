package dev.hokku.backend.cpu.plan;

import dev.hokku.backend.cpu.gemm.Matrix;
import dev.hokku.backend.cpu.gemm.Sgemm;
import dev.hokku.backend.cpu.threads.WorkerPool;

/// Matrix products of `f32`, one or a batch of them.
///
/// @param x slot of the left operand
/// @param y slot of the right operand
/// @param out slot of the result
/// @param layout where rows, columns and batches are
/// @param tails what follows one product; none if there is a batch
record DotStep(Sgemm gemm, DotLayout layout, int x, int y, int out, Tails tails) implements Step {

  @Override
  public int operands() {
    return tails.operands();
  }


  @Override
  public String text() {
    return "dot of %d x %d over %d%s%s".formatted(layout.rows(), layout.columns(), layout.depth(), layout.batch() == 1 ? "" : ", %d times".formatted(layout.batch()), tails);
  }

  @Override
  public void run(Frame frame) {
    int batch = layout.batch();
    if (batch >= 2 * frame.pool.threads() && frame.pool.threads() > 1) {
      frame.pool.run((part, parts) -> {
        for (int b = (int) ((long) batch * part / parts); b < (int) ((long) batch * (part + 1) / parts); b++) {
          multiply(frame, WorkerPool.ALONE, b);
        }
      });
    } else {
      for (int b = 0; b < batch; b++) {
        multiply(frame, frame.pool, b);
      }
    }
  }

  private void multiply(Frame frame, WorkerPool pool, int b) {
    Matrix left = new Matrix(frame.floats(x), frame.offsets[x] + layout.left().begin(b), layout.left().stride(), layout.left().transposed());
    Matrix right = new Matrix(frame.floats(y), frame.offsets[y] + layout.right().begin(b), layout.right().stride(), layout.right().transposed());
    int m = layout.rows();
    int n = layout.columns();
    gemm.multiply(pool, m, n, layout.depth(), left, right, frame.floats(out), frame.offsets[out] + b * m * n, n, false, tails.on(frame));
  }
}
