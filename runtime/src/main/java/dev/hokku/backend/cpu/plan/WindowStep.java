package dev.hokku.backend.cpu.plan;

import dev.hokku.backend.cpu.loop.Kind;
import dev.hokku.backend.cpu.loop.Loop;
import dev.hokku.backend.cpu.loop.LoopBuilder;
import dev.hokku.backend.cpu.loop.LoopProvider;
import dev.hokku.backend.cpu.loop.LoopOp;
import dev.hokku.backend.cpu.threads.Parts;
import dev.hokku.backend.cpu.threads.WorkerPool;
import java.util.Arrays;
import java.util.List;

/// The sum, the largest or the smallest of each window, taps in row-major order.
///
/// @param loop combines all taps of a position: one input per tap, one output
/// @param one combines a single tap with what is there
record WindowStep(WindowLayout layout, Loop loop, Loop one, float neutral, int in, int out) implements Step {

  /// @param op how two elements become one
  static WindowStep of(WindowLayout layout, LoopProvider loops, LoopOp op, float neutral, int in, int out) {
    LoopBuilder b = new LoopBuilder();
    int result = b.constant(neutral);
    for (int tap = 0; tap < layout.taps(); tap++) {
      result = b.apply(op, result, b.input(Kind.FLOAT, true));
    }
    LoopBuilder single = new LoopBuilder();
    int both = single.apply(op, single.input(Kind.FLOAT, true), single.input(Kind.FLOAT, true));
    return new WindowStep(layout, loops.loop(b.build(List.of(result))), loops.loop(single.build(List.of(both))), neutral, in, out);
  }

  @Override
  public String text() {
    return "windows of %d at %d places of %d images".formatted(layout.taps(), layout.positions(), layout.batch());
  }

  @Override
  public void count(KernelCalls calls, long times) {
    int edges = layout.edges();
    calls.loop(loop, KernelCalls.floats(layout.taps() + 1), (long) (layout.positions() - edges) * layout.batch() * times);
    calls.loop(one, KernelCalls.floats(3), (long) edges * layout.batch() * times);
  }

  @Override
  public Runnable on(Frame frame) {
    Part[] members = new Part[frame.pool.threads()];
    Arrays.setAll(members, part -> new Part());
    WorkerPool.Task task = (part, parts) -> {
      for (int b = Parts.begin(layout.batch(), part, parts); b < Parts.begin(layout.batch(), part + 1, parts); b++) {
        members[part].image(
            frame.floats(in), frame.offsets[in] + b * layout.image(), frame.floats(out), frame.offsets[out] + b * layout.positions() * layout.channels());
      }
    };
    return () -> frame.pool.run(task);
  }

  /// What one thread needs.
  private final class Part {

    private final int taps = layout.taps();
    private final Object[] arrays = new Object[taps + 1];
    private final int[] offsets = new int[taps + 1];
    private final int[] strides = new int[taps + 1];
    private final Object[] oneArrays = new Object[3];
    private final int[] oneOffsets = new int[3];
    private final int[] oneStrides = new int[3];
    private final float[] scratch = new float[Loop.SCRATCH];

    void image(float[] x, int from, float[] y, int to) {
      Arrays.fill(arrays, 0, taps, x);
      Arrays.fill(strides, 0, taps, layout.step());
      arrays[taps] = y;
      strides[taps] = layout.channels();
      for (int position = 0; position < layout.positions(); ) {
        int run = layout.run(position);
        int target = to + position * layout.channels();
        if (run == 0) {
          edge(x, from, y, target, position);
          position++;
        } else {
          for (int tap = 0; tap < taps; tap++) {
            offsets[tap] = from + layout.places()[position * taps + tap];
          }
          offsets[taps] = target;
          loop.run(arrays, offsets, strides, run, layout.channels(), scratch);
          position += run;
        }
      }
    }

    private void edge(float[] x, int from, float[] y, int target, int position) {
      Arrays.fill(y, target, target + layout.channels(), neutral);
      oneArrays[0] = y;
      oneArrays[1] = x;
      oneArrays[2] = y;
      oneOffsets[0] = target;
      oneOffsets[2] = target;
      for (int tap = 0; tap < taps; tap++) {
        int place = layout.places()[position * taps + tap];
        if (place != WindowLayout.OUTSIDE) {
          oneOffsets[1] = from + place;
          one.run(oneArrays, oneOffsets, oneStrides, 1, layout.channels(), scratch);
        }
      }
    }
  }
}
