package dev.hokku.backend.cpu.plan;

import dev.hokku.backend.cpu.loop.Kind;
import dev.hokku.backend.cpu.loop.Loop;
import dev.hokku.backend.cpu.loop.LoopBuilder;
import dev.hokku.backend.cpu.loop.LoopProvider;
import dev.hokku.backend.cpu.threads.Scratch;
import java.util.List;

/// The block cipher over the counters `0 … n - 1`, a piece at a time: the counters of a piece are written where its second words go, in a level-1 cache, and
/// the loop replaces them.
///
/// @param n how many words of each kind
/// @param slots of both words of the key, of the counters, which is that of the second results, and of both results
record CountedCipherStep(Loop loop, int n, List<Integer> slots) implements Step {

  /// The elements of a piece.
  private static final int PIECE = 2048;

  private static final int COUNTERS = 2;

  /// A step over `n` counters.
  ///
  /// @param key slots of its words
  /// @param words slots of the results
  static CountedCipherStep of(LoopProvider loops, int n, List<Integer> key, List<Integer> words) {
    LoopBuilder b = new LoopBuilder();
    int first = b.input(Kind.INT, false);
    int second = b.input(Kind.INT, false);
    int counter = b.input(Kind.INT, true);
    Loop loop = loops.loop(b.build(LoopRules.threefry(b, new int[] {first, second, b.constant(0), counter})));
    return new CountedCipherStep(loop, n, List.of(key.get(0), key.get(1), words.get(1), words.get(0), words.get(1)));
  }

  @Override
  public int operands() {
    return slots.size();
  }

  @Override
  public String text() {
    return "cipher of %d counters".formatted(n);
  }

  @Override
  public void run(Frame frame) {
    if (frame.pool.threads() == 1 || n < 2 * PIECE) {
      pieces(frame, 0, 0, n);
    } else {
      frame.pool.run((part, parts) -> pieces(frame, part, start(part, parts), start(part + 1, parts)));
    }
  }

  /// Where a part of several begins.
  private int start(int part, int parts) {
    int pieces = (n + PIECE - 1) / PIECE;
    return (int) Math.min(n, (long) pieces * part / parts * PIECE);
  }

  private void pieces(Frame frame, int thread, int from, int to) {
    Object[] arrays = frame.operands[thread];
    int[] offsets = frame.begins[thread];
    for (int operand = 0; operand < slots.size(); operand++) {
      arrays[operand] = frame.arrays[slots.get(operand)];
    }
    int[] counters = (int[]) arrays[COUNTERS];
    int[] oneRow = new int[slots.size()];
    float[] scratch = Scratch.take(Loop.SCRATCH);
    for (int at = from; at < to; at += PIECE) {
      int count = Math.min(PIECE, to - at);
      for (int operand = 0; operand < slots.size(); operand++) {
        offsets[operand] = frame.offsets[slots.get(operand)] + (operand < COUNTERS ? 0 : at);
      }
      for (int i = 0; i < count; i++) {
        counters[offsets[COUNTERS] + i] = at + i;
      }
      loop.run(arrays, offsets, oneRow, 1, count, scratch);
    }
    Scratch.give(scratch);
  }
}
