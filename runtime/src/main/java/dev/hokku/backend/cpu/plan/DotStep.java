package dev.hokku.backend.cpu.plan;

import dev.hokku.backend.cpu.gemm.Epilogue;
import dev.hokku.backend.cpu.gemm.Product;
import dev.hokku.backend.cpu.gemm.Sgemm;
import dev.hokku.backend.cpu.threads.Parts;
import dev.hokku.backend.cpu.threads.WorkerPool;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

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
  public Runnable on(Frame frame) {
    int batch = layout.batch();
    int threads = frame.pool.threads();
    if (threads == 1 || batch < 2 * threads) {
      Product product = product(tails.on(frame));
      return () -> multiply(frame, frame.pool, product, 0, batch);
    }
    Product[] products = new Product[threads];
    Arrays.setAll(products, part -> product(tails.on(frame)));
    WorkerPool.Task task = (part, parts) ->
        multiply(frame, WorkerPool.ALONE, products[part], Parts.begin(batch, part, parts), Parts.begin(batch, part + 1, parts));
    return () -> frame.pool.run(task);
  }

  @Override
  public void count(KernelCalls calls, long times) {
    calls.product(product(null), layout.batch() * times);
    tails.count(calls, layout.rows(), times);
  }

  private Product product(@Nullable Epilogue epilogue) {
    return gemm.product(
        layout.rows(), layout.columns(), layout.depth(), layout.left().matrix(), layout.right().matrix(), layout.columns(), false, epilogue);
  }

  /// Members `[first, end)` of the batch.
  private void multiply(Frame frame, WorkerPool pool, Product product, int first, int end) {
    for (int b = first; b < end; b++) {
      product.left().place(frame.floats(x), frame.offsets[x] + layout.left().begin(b));
      product.right().place(frame.floats(y), frame.offsets[y] + layout.right().begin(b));
      product.run(pool, frame.floats(out), frame.offsets[out] + b * layout.rows() * layout.columns());
    }
  }
}
