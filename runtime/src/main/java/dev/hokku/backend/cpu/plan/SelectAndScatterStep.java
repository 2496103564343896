package dev.hokku.backend.cpu.plan;

import dev.hokku.backend.cpu.conv.Pooling;

/// The gradient of a pool that takes the largest or smallest element.
///
/// @param source slot of one number per position
/// @param x slot of what was pooled
/// @param out slot of the result, like `x`
record SelectAndScatterStep(Pooling pooling, boolean largest, int source, int x, int out) implements Step {

  @Override
  public void run(Frame frame) {
    pooling.scatterToSelected(
        frame.pool, largest, frame.floats(source), frame.offsets[source], frame.floats(x), frame.offsets[x], frame.floats(out), frame.offsets[out]);
  }
}
