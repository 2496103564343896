package dev.hokku.backend.cpu.plan;

import dev.hokku.backend.cpu.loop.Kind;
import dev.hokku.backend.cpu.loop.Loop;
import dev.hokku.backend.cpu.loop.LoopBuilder;
import dev.hokku.backend.cpu.loop.LoopProvider;
import dev.hokku.backend.cpu.threads.Parts;
import dev.hokku.backend.cpu.threads.Scratch;
import dev.hokku.backend.cpu.threads.WorkerPool;
import java.util.Collections;
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
  private static final int[] ONE_ROW = new int[5];

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
  public void count(KernelCalls calls, long times) {
    calls.loop(loop, Collections.nCopies(slots.size(), Kind.INT), Math.ceilDiv(n, PIECE) * times);
  }

  @Override
  public Runnable on(Frame frame) {
    WorkerPool pool = n < 2 * PIECE ? WorkerPool.ALONE : frame.pool;
    WorkerPool.Task task = (part, parts) -> pieces(frame, part, Parts.begin(n, part, parts, PIECE), Parts.begin(n, part + 1, parts, PIECE));
    return () -> pool.run(task);
  }

  private void pieces(Frame frame, int thread, int from, int to) {
    Object[] arrays = frame.operands[thread];
    int[] offsets = frame.begins[thread];
    for (int operand = 0; operand < slots.size(); operand++) {
      arrays[operand] = frame.arrays[slots.get(operand)];
    }
    int[] counters = (int[]) arrays[COUNTERS];
    float[] scratch = Scratch.take(Loop.SCRATCH);
    for (int at = from; at < to; at += PIECE) {
      int count = Math.min(PIECE, to - at);
      for (int operand = 0; operand < slots.size(); operand++) {
        offsets[operand] = frame.offsets[slots.get(operand)] + (operand < COUNTERS ? 0 : at);
      }
      for (int i = 0; i < count; i++) {
        counters[offsets[COUNTERS] + i] = at + i;
      }
      loop.run(arrays, offsets, ONE_ROW, 1, count, scratch);
    }
    Scratch.give(scratch);
  }
}
