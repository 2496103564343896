package dev.hokku.backend.cpu.plan;

import dev.hokku.backend.cpu.loop.Kind;
import dev.hokku.backend.cpu.loop.Loop;
import dev.hokku.backend.cpu.loop.LoopBuilder;
import dev.hokku.backend.cpu.loop.LoopProvider;
import dev.hokku.backend.cpu.loop.LoopOp;
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
  public void run(Frame frame) {
    frame.pool.run((part, parts) -> {
      Object[] arrays = new Object[layout.taps() + 1];
      int[] offsets = new int[arrays.length];
      int[] strides = new int[arrays.length];
      float[] scratch = new float[Loop.SCRATCH];
      int end = (int) ((long) layout.batch() * (part + 1) / parts);
      for (int b = (int) ((long) layout.batch() * part / parts); b < end; b++) {
        image(frame.floats(in), frame.offsets[in] + b * layout.image(),
            frame.floats(out), frame.offsets[out] + b * layout.positions() * layout.channels(),
            arrays, offsets, strides, scratch);
      }
    });
  }

  private void image(float[] x, int from, float[] y, int to, Object[] arrays, int[] offsets, int[] strides, float[] scratch) {
    int taps = layout.taps();
    for (int tap = 0; tap < taps; tap++) {
      arrays[tap] = x;
      strides[tap] = layout.step();
    }
    arrays[taps] = y;
    strides[taps] = layout.channels();
    for (int position = 0; position < layout.positions(); ) {
      int run = layout.run(position);
      int target = to + position * layout.channels();
      if (run == 0) {
        edge(x, from, y, target, position, scratch);
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

  private void edge(float[] x, int from, float[] y, int target, int position, float[] scratch) {
    Arrays.fill(y, target, target + layout.channels(), neutral);
    for (int tap = 0; tap < layout.taps(); tap++) {
      int place = layout.places()[position * layout.taps() + tap];
      if (place != WindowLayout.OUTSIDE) {
        one.run(
            new Object[] {y, x, y}, new int[] {target, from + place, target}, new int[3], 1, layout.channels(), scratch);
      }
    }
  }
}
