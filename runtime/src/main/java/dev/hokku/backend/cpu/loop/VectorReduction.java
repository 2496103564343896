package dev.hokku.backend.cpu.loop;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.TypeKind;

/// The instructions that reduce the whole blocks of a row to sixteen partial results, in the order of [RowOrder]: as many accumulators as a block of 32 has
/// vectors, which take turns.
///
/// The largest and the smallest look for NaN beside: an accumulator that must also let NaN through would wait for two comparisons in each round. So one keeps the
/// best of what follows the last NaN, another the last NaN itself, and in the end that counts. Used once.
final class VectorReduction {

  private final CodeBuilder code;
  private final LaneTypes lanes;
  private final VectorInstructions vectors;
  private final Reducer reducer;
  private final int[] partial;
  private final int[] nan;

  /// Writes the accumulators' first values.
  VectorReduction(CodeBuilder code, LaneTypes lanes, Reducer reducer) {
    this.code = code;
    this.lanes = lanes;
    this.vectors = new VectorInstructions(lanes.width());
    this.reducer = reducer;
    int count = RowOrder.PARTIALS / lanes.lanes();
    this.partial = accumulators(count, reducer.identity());
    this.nan = accumulators(reducer == Reducer.SUM ? 0 : count, 0f);
  }

  private int[] accumulators(int count, float first) {
    int[] slots = new int[count];
    for (int v = 0; v < count; v++) {
      slots[v] = code.allocateLocal(TypeKind.REFERENCE);
      lanes.broadcast(code, Kind.FLOAT, () -> code.loadConstant(first));
      code.astore(slots[v]);
    }
    return slots;
  }

  /// Takes the vector in local `y`. After each block of 32 the accumulators are in their places again. One body instead of several keeps the method below C2's
  /// limit on nodes, above which it stops inlining and vectors are boxed.
  void take(int y) {
    if (reducer == Reducer.SUM) {
      vectors.sum(code, partial[0], y);
    } else {
      vectors.better(code, reducer, partial[0], y);
    }
    turn(partial);
    if (reducer != Reducer.SUM) {
      vectors.lastNan(code, nan[0], y);
      turn(nan);
    }
  }

  /// The new value of the first, on the stack, becomes the last.
  private void turn(int[] slots) {
    for (int v = 1; v < slots.length; v++) {
      code.aload(slots[v]).astore(slots[v - 1]);
    }
    code.astore(slots[slots.length - 1]);
  }

  /// Combines the accumulators to sixteen floats, at the beginning of the array in local `scratch`.
  void finish(int scratch) {
    for (int v = 0; v < nan.length; v++) {
      vectors.lastNan(code, partial[v], nan[v]);
      code.astore(partial[v]);
    }
    for (int v = 0; v < partial.length / 2; v++) {
      combine(partial[v], partial[v + partial.length / 2]);
      int at = v * lanes.lanes();
      lanes.store(code, Kind.FLOAT, partial[v], scratch, () -> code.loadConstant(at));
    }
  }

  private void combine(int x, int y) {
    if (reducer == Reducer.SUM) {
      vectors.sum(code, x, y);
      code.astore(x);
      return;
    }
    int better = code.allocateLocal(TypeKind.REFERENCE);
    vectors.better(code, reducer, x, y);
    code.astore(better);
    // If x is NaN and y is not, y is the better, and x must win.
    vectors.lastNan(code, better, x);
    code.astore(better);
    vectors.lastNan(code, better, y);
    code.astore(x);
  }
}
