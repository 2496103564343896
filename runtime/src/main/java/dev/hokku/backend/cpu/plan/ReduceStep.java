package dev.hokku.backend.cpu.plan;

import dev.hokku.backend.cpu.loop.Loop;
import dev.hokku.backend.cpu.loop.Reducer;
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
  public void run(Frame frame) {
    boolean shared = frame.pool.threads() > 1 && (long) outer * length * inner >= WORTH_SHARING;
    WorkerPool pool = shared ? frame.pool : WorkerPool.ALONE;
    int piece = inner == 1 ? ROW_PIECE : COLUMN_PIECE;
    int pieces = Math.max(1, (length + piece - 1) / piece);
    float[] x = frame.floats(in);
    float[] y = frame.floats(out);
    if (pieces == 1) {
      pool.run((part, parts) -> {
        for (int o = begin(outer, part, parts); o < begin(outer, part + 1, parts); o++) {
          reduce(x, frame.offsets[in] + o * length * inner, length, y, frame.offsets[out] + o * inner);
        }
      });
      return;
    }
    float[] partial = Scratch.take(outer * pieces * inner);
    pool.run((part, parts) -> {
      for (int p = begin(outer * pieces, part, parts); p < begin(outer * pieces, part + 1, parts); p++) {
        int from = p % pieces * piece;
        reduce(x, frame.offsets[in] + (p / pieces * length + from) * inner, Math.min(piece, length - from), partial, p * inner);
      }
    });
    for (int o = 0; o < outer; o++) {
      reduce(partial, o * pieces * inner, pieces, y, frame.offsets[out] + o * inner);
    }
    Scratch.give(partial);
  }

  /// One piece: `count` rows of `inner` elements become one.
  private void reduce(float[] x, int at, int count, float[] y, int to) {
    if (inner == 1) { // at most 2^31 / 16384 pieces: several such rows are never needed
      float[] scratch = Scratch.take(Loop.SCRATCH);
      row.run(new Object[] {x, y}, new int[] {at, to}, new int[2], 1, count, scratch);
      Scratch.give(scratch);
    } else {
      Arrays.fill(y, to, to + inner, reducer.identity());
      column.run(new Object[] {y, x, y}, new int[] {to, at, to}, new int[] {0, inner, 0}, count, inner, NO_SCRATCH);
    }
  }

  private static int begin(int n, int part, int parts) {
    return (int) ((long) n * part / parts);
  }
}
