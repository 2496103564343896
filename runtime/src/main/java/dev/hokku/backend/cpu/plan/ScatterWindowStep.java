package dev.hokku.backend.cpu.plan;

import dev.hokku.backend.cpu.loop.Kind;
import dev.hokku.backend.cpu.loop.Loop;
import dev.hokku.backend.cpu.loop.LoopBuilder;
import dev.hokku.backend.cpu.loop.LoopProvider;
import dev.hokku.backend.cpu.loop.LoopOp;
import dev.hokku.backend.cpu.threads.Parts;
import dev.hokku.backend.cpu.threads.WorkerPool;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Adds each element of `source` to the place where its window over `x` is largest (or smallest): the derivative of a window maximum.
///
/// @param loop does a position with all its taps: inputs `source`, the taps of `x`, the taps of the result; outputs these again
/// @param largest whether the largest is chosen
record ScatterWindowStep(WindowLayout layout, Loop loop, boolean largest, int source, int x, int out) implements Step {

  static ScatterWindowStep of(WindowLayout layout, LoopProvider loops, boolean largest, int source, int x, int out) {
    LoopBuilder b = new LoopBuilder();
    int given = b.input(Kind.FLOAT, true);
    List<Integer> taps = new ArrayList<>();
    List<Integer> old = new ArrayList<>();
    for (int tap = 0; tap < layout.taps(); tap++) {
      taps.add(b.input(Kind.FLOAT, true));
    }
    for (int tap = 0; tap < layout.taps(); tap++) {
      old.add(b.input(Kind.FLOAT, true));
    }
    // A tap is chosen if no later one is better and no earlier one as good. NaN is better than all, the first one best.
    int best = taps.getFirst();
    List<Integer> better = new ArrayList<>();
    for (int tap = 1; tap < layout.taps(); tap++) {
      int value = taps.get(tap);
      int wins = b.apply(largest ? LoopOp.GT : LoopOp.LT, value, best);
      int firstNan = b.apply(LoopOp.AND, b.apply(LoopOp.NE, value, value), b.apply(LoopOp.EQ, best, best));
      better.add(b.apply(LoopOp.OR, wins, firstNan));
      best = b.apply(LoopOp.SELECT, better.getLast(), value, best);
    }
    List<Integer> results = new ArrayList<>();
    int laterWins = b.constant(false);
    for (int tap = layout.taps() - 1; tap >= 0; tap--) {
      int here = b.apply(LoopOp.NOT, laterWins);
      if (tap > 0) {
        here = b.apply(LoopOp.AND, better.get(tap - 1), here);
        laterWins = b.apply(LoopOp.OR, better.get(tap - 1), laterWins);
      }
      results.addFirst(b.apply(LoopOp.ADD, old.get(tap), b.apply(LoopOp.SELECT, here, given, b.constant(0f))));
    }
    return new ScatterWindowStep(layout, loops.loop(b.build(results)), largest, source, x, out);
  }

  @Override
  public String text() {
    return "scatter to windows of %d at %d places of %d images".formatted(layout.taps(), layout.positions(), layout.batch());
  }

  @Override
  public void count(KernelCalls calls, long times) {
    calls.loop(loop, KernelCalls.floats(arrays()), (long) (layout.positions() - layout.edges()) * layout.batch() * times);
  }

  private int arrays() {
    return 1 + 3 * layout.taps();
  }

  @Override
  public Runnable on(Frame frame) {
    int operands = arrays();
    Object[][] arrays = new Object[frame.pool.threads()][operands];
    int[][] offsets = new int[frame.pool.threads()][operands];
    int[][] strides = new int[frame.pool.threads()][operands];
    float[][] scratch = new float[frame.pool.threads()][Loop.SCRATCH];
    WorkerPool.Task task = (part, parts) -> {
      for (int b = Parts.begin(layout.batch(), part, parts); b < Parts.begin(layout.batch(), part + 1, parts); b++) {
        image(frame, b, arrays[part], offsets[part], strides[part], scratch[part]);
      }
    };
    return () -> frame.pool.run(task);
  }

  private void image(Frame frame, int b, Object[] arrays, int[] offsets, int[] strides, float[] scratch) {
    int taps = layout.taps();
    int channels = layout.channels();
    float[] s = frame.floats(source);
    float[] xs = frame.floats(x);
    float[] y = frame.floats(out);
    int sAt = frame.offsets[source] + b * layout.positions() * channels;
    int xAt = frame.offsets[x] + b * layout.image();
    int yAt = frame.offsets[out] + b * layout.image();
    Arrays.fill(y, yAt, yAt + layout.image(), 0f);
    Arrays.fill(arrays, y);
    Arrays.fill(strides, layout.step());
    arrays[0] = s;
    strides[0] = channels;
    Arrays.fill(arrays, 1, 1 + taps, xs);
    for (int position = 0; position < layout.positions(); ) {
      int run = layout.run(position);
      if (run == 0) {
        edge(s, sAt + position * channels, xs, xAt, y, yAt, position);
        position++;
      } else {
        offsets[0] = sAt + position * channels;
        for (int tap = 0; tap < taps; tap++) {
          int place = layout.places()[position * taps + tap];
          offsets[1 + tap] = xAt + place;
          offsets[1 + taps + tap] = yAt + place;
          offsets[1 + 2 * taps + tap] = yAt + place;
        }
        loop.run(arrays, offsets, strides, run, channels, scratch);
        position += run;
      }
    }
  }

  private void edge(float[] s, int sAt, float[] xs, int xAt, float[] y, int yAt, int position) {
    for (int c = 0; c < layout.channels(); c++) {
      int chosen = WindowLayout.OUTSIDE;
      float best = 0;
      for (int tap = 0; tap < layout.taps(); tap++) {
        int place = layout.places()[position * layout.taps() + tap];
        if (place != WindowLayout.OUTSIDE) {
          float value = xs[xAt + place + c];
          boolean wins = largest ? value > best : value < best;
          if (chosen == WindowLayout.OUTSIDE || wins || value != value && best == best) {
            chosen = place;
            best = value;
          }
        }
      }
      if (chosen != WindowLayout.OUTSIDE) {
        y[yAt + chosen + c] += s[sAt + c];
      }
    }
  }
}
