package dev.hokku.backend.cpu.plan;

import dev.hokku.backend.cpu.loop.Loop;
import dev.hokku.backend.cpu.loop.Reducer;
import dev.hokku.backend.cpu.threads.Parts;
import dev.hokku.backend.cpu.threads.Scratch;
import dev.hokku.backend.cpu.threads.WorkerPool;
import java.util.Arrays;
import java.util.Locale;

/// Reduces the middle axis of `f32[outer, length, inner]`, in an order that depends on these numbers alone.
///
/// Rows (`inner` is 1) are cut in pieces of 16384, each reduced in the order of a row; then the pieces, likewise. Columns are cut in pieces
/// of 256 rows, each summed from top to bottom; then the pieces are. So the threads may share pieces as they like, and the error of a sum
/// grows with the root of its length.
///
/// @param row reduces rows: input, output
/// @param column adds a row to an accumulator: accumulator, input, accumulator
record ReduceStep(Reducer reducer, Loop row, Loop column, int in, int out, int outer, int length, int inner) implements Step {

  private static final int ROW_PIECE = Fusion.LONGEST_ROW;
  private static final int COLUMN_PIECE = 256;
  private static final int WORTH_SHARING = 65_536;
  private static final float[] NO_SCRATCH = new float[Loop.SCRATCH];

  @Override
  public String text() {
    return "%s of %d x %d x %d along the middle".formatted(reducer.name().toLowerCase(Locale.ROOT), outer, length, inner);
  }

  @Override
  public void count(KernelCalls calls, long times) {
    if (!Kernels.isShort((long) outer * length * inner)) {
      int piece = inner == 1 ? ROW_PIECE : COLUMN_PIECE;
      long perRun = inner == 1 ? (long) outer * Math.ceilDiv(length, piece) : (long) outer * length;
      calls.loop(inner == 1 ? row : column, KernelCalls.floats(inner == 1 ? 2 : 3), perRun * times);
    }
  }

  @Override
  public Runnable on(Frame frame) {
    return new Run(frame);
  }

  /// The step over one frame.
  private final class Run implements Runnable {

    private final Frame frame;
    private final WorkerPool pool;
    private final int piece = inner == 1 ? ROW_PIECE : COLUMN_PIECE;
    private final int pieces = Math.max(1, (length + piece - 1) / piece);
    private final WorkerPool.Task whole = this::whole;
    private final WorkerPool.Task inPieces = this::inPieces;

    /// What each thread gives to loops.
    private final Object[][] arrays;

    private final int[][] offsets;
    private final int[] strides = inner == 1 ? new int[2] : new int[] {0, inner, 0};
    private float[] partial = NO_SCRATCH;

    Run(Frame frame) {
      this.frame = frame;
      this.pool = (long) outer * length * inner >= WORTH_SHARING ? frame.pool : WorkerPool.ALONE;
      this.arrays = new Object[frame.pool.threads()][strides.length];
      this.offsets = new int[frame.pool.threads()][strides.length];
    }

    @Override
    public void run() {
      if (pieces == 1) {
        pool.run(whole);
        return;
      }
      partial = Scratch.take(outer * pieces * inner);
      pool.run(inPieces);
      for (int o = 0; o < outer; o++) {
        reduce(0, partial, o * pieces * inner, pieces, frame.floats(out), frame.offsets[out] + o * inner);
      }
      Scratch.give(partial);
      partial = NO_SCRATCH;
    }

    private void whole(int part, int parts) {
      for (int o = Parts.begin(outer, part, parts); o < Parts.begin(outer, part + 1, parts); o++) {
        reduce(part, frame.floats(in), frame.offsets[in] + o * length * inner, length, frame.floats(out), frame.offsets[out] + o * inner);
      }
    }

    private void inPieces(int part, int parts) {
      for (int p = Parts.begin(outer * pieces, part, parts); p < Parts.begin(outer * pieces, part + 1, parts); p++) {
        int from = p % pieces * piece;
        reduce(part, frame.floats(in), frame.offsets[in] + (p / pieces * length + from) * inner, Math.min(piece, length - from), partial, p * inner);
      }
    }

    /// One piece: `count` rows of `inner` elements become one.
    private void reduce(int part, float[] x, int at, int count, float[] y, int to) {
      if (inner == 1) { // at most 2^31 / 16384 pieces: several such rows are never needed
        float[] scratch = Scratch.take(Loop.SCRATCH);
        operand(part, 0, x, at);
        operand(part, 1, y, to);
        row.run(arrays[part], offsets[part], strides, 1, count, scratch);
        Scratch.give(scratch);
      } else {
        Arrays.fill(y, to, to + inner, reducer.identity());
        operand(part, 0, y, to);
        operand(part, 1, x, at);
        operand(part, 2, y, to);
        column.run(arrays[part], offsets[part], strides, count, inner, NO_SCRATCH);
      }
    }

    private void operand(int part, int operand, float[] array, int offset) {
      arrays[part][operand] = array;
      offsets[part][operand] = offset;
    }
  }
}
