package dev.hokku.backend.cpu.plan;

import dev.hokku.backend.cpu.conv.Pooling;

/// One number for each position of a window over `f32`.
///
/// @param x slot of the input
/// @param out slot of the result
record PoolStep(Pooling pooling, Kind kind, int x, int out) implements Step {

  /// What is taken of a window.
  enum Kind {
    MAX,
    MIN,
    SUM
  }

  @Override
  public void run(Frame frame) {
    float[] in = frame.floats(x);
    float[] result = frame.floats(out);
    switch (kind) {
      case MAX -> pooling.max(frame.pool, in, frame.offsets[x], result, frame.offsets[out]);
      case MIN -> pooling.min(frame.pool, in, frame.offsets[x], result, frame.offsets[out]);
      case SUM -> pooling.sum(frame.pool, in, frame.offsets[x], result, frame.offsets[out]);
    }
  }
}
