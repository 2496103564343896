package dev.hokku.backend.cpu.loop;

import java.util.Arrays;

/// Reduces a row that comes in pieces, in the order of [RowOrder]. Used for one row.
final class RowReducer {

  private final Reducer reducer;
  private final int blocks;
  private final float[] partials;
  private float result;
  private boolean joined;

  /// @param n elements of the row
  /// @param scratch taken for the partial results
  RowReducer(Reducer reducer, int n, float[] scratch) {
    this.reducer = reducer;
    this.blocks = n & -RowOrder.PARTIALS;
    this.partials = scratch;
    Arrays.fill(partials, 0, RowOrder.PARTIALS, reducer.identity());
  }

  /// Takes elements `[from, from + count)` of the row; `from` is a multiple of [RowOrder#PARTIALS].
  void take(float[] x, int at, int from, int count) {
    int whole = Math.clamp(blocks - from, 0, count);
    for (int i = 0; i < whole; i += RowOrder.PARTIALS) {
      switch (reducer) {
        case SUM -> {
          for (int l = 0; l < RowOrder.PARTIALS; l++) {
            partials[l] = RowOrder.sum(partials[l], x[at + i + l]);
          }
        }
        case MAX -> {
          for (int l = 0; l < RowOrder.PARTIALS; l++) {
            partials[l] = RowOrder.max(partials[l], x[at + i + l]);
          }
        }
        case MIN -> {
          for (int l = 0; l < RowOrder.PARTIALS; l++) {
            partials[l] = RowOrder.min(partials[l], x[at + i + l]);
          }
        }
      }
    }
    if (whole < count) {
      join();
      for (int i = whole; i < count; i++) {
        result = reducer.combine(result, x[at + i]);
      }
    }
  }

  /// The reduced row.
  float result() {
    join();
    return result;
  }

  private void join() {
    if (!joined) {
      joined = true;
      result = switch (reducer) {
        case SUM -> RowOrder.sum32(partials);
        case MAX -> RowOrder.max32(partials);
        case MIN -> RowOrder.min32(partials);
      };
    }
  }
}
