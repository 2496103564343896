package dev.hokku.backend.cpu.plan;

import dev.hokku.backend.cpu.loop.Loop;
import dev.hokku.backend.cpu.threads.Parts;
import dev.hokku.backend.cpu.threads.Scratch;
import dev.hokku.backend.cpu.threads.WorkerPool;

/// A fused loop over slots, shared out among the threads by rows, or by pieces of the one row if nothing is reduced.
final class LoopStep implements Step {

  /// Loops over fewer elements are over before a second thread is awake.
  private static final int WORTH_SHARING = 16_384;

  /// Pieces of a row begin at multiples of this, so that all but the last are whole vectors.
  private static final int PIECE = 64;

  private final LoopPlan plan;
  private final Loop loop;
  private final int[] slots;
  private final int[] rowStrides;
  private final int[] outer;
  private final int[][] outerStrides;
  private final boolean[] full;
  private final boolean divisible;
  private final int points;

  /// @param slots of the inputs, then of the outputs
  LoopStep(LoopPlan plan, Loop loop, int[] slots) {
    this.plan = plan;
    this.loop = loop;
    this.slots = slots;
    this.rowStrides = plan.rowStrides().stream().mapToInt(Integer::intValue).toArray();
    this.full = new boolean[slots.length];
    for (int operand = 0; operand < slots.length; operand++) {
      full[operand] = plan.full(operand);
    }
    this.points = plan.points();
    this.outer = plan.outer().stream().mapToInt(Integer::intValue).toArray();
    this.outerStrides = plan.outerStrides().stream().map(strides -> strides.stream().mapToInt(Integer::intValue).toArray()).toArray(int[][]::new);
    this.divisible = plan.program().reductions().isEmpty() && loop.spilledRows() == 0;
  }

  @Override
  public int operands() {
    return slots.length;
  }

  @Override
  public String text() {
    return "%s over %s%d x %d".formatted(plan.text(), points == 1 ? "" : points + " x ", plan.rows(), plan.n());
  }

  @Override
  public void count(KernelCalls calls, long times) {
    long perRun = (long) points * plan.rows() * Math.ceilDiv(plan.n(), Loop.PIECE);
    if (!Kernels.isShort((long) points * plan.rows() * plan.n())) {
      calls.loop(loop, plan.kinds(), perRun * times);
    }
  }

  @Override
  public Runnable on(Frame frame) {
    WorkerPool pool = (long) points * plan.rows() * plan.n() < WORTH_SHARING ? WorkerPool.ALONE : frame.pool;
    WorkerPool.Task task = (part, parts) -> part(frame, part, parts);
    return () -> pool.run(task);
  }

  private void part(Frame frame, int part, int parts) {
    int thread = parts == 1 ? 0 : part;
    Object[] arrays = frame.operands[thread];
    for (int operand = 0; operand < slots.length; operand++) {
      arrays[operand] = frame.arrays[slots[operand]];
    }
    int spilled = loop.spilledRows() * plan.n();
    float[] scratch = Scratch.take(Loop.SCRATCH + spilled);
    int[] offsets = frame.begins[thread];
    int rows = plan.rows();
    if (divisible && rows < parts && points == 1) {
      int from = Parts.begin(plan.n(), part, parts, PIECE);
      int to = Parts.begin(plan.n(), part + 1, parts, PIECE);
      place(frame, offsets, 0, 0, from);
      loop.run(arrays, offsets, rowStrides, rows, to - from, scratch);
    } else if (points >= parts) {
      for (int point = Parts.begin(points, part, parts); point < Parts.begin(points, part + 1, parts); point++) {
        place(frame, offsets, point, 0, 0);
        loop.run(arrays, offsets, rowStrides, rows, plan.n(), scratch);
      }
    } else {
      int from = Parts.begin(rows, part, parts);
      int to = Parts.begin(rows, part + 1, parts);
      for (int point = 0; point < points && from < to; point++) {
        place(frame, offsets, point, from, 0);
        loop.run(arrays, offsets, rowStrides, to - from, plan.n(), scratch);
      }
    }
    Scratch.give(scratch);
  }

  /// Sets where each operand begins: at a point of the outer grid, at a row, at an element of it.
  private void place(Frame frame, int[] offsets, int point, int row, int element) {
    for (int operand = 0; operand < slots.length; operand++) {
      int at = frame.offsets[slots[operand]] + row * rowStrides[operand] + (full[operand] ? element : 0);
      int rest = point;
      for (int axis = outer.length - 1; axis >= 0; axis--) {
        at += rest % outer[axis] * outerStrides[operand][axis];
        rest /= outer[axis];
      }
      offsets[operand] = at;
    }
  }
}
