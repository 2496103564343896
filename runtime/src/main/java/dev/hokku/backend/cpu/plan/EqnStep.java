package dev.hokku.backend.cpu.plan;

import dev.hokku.core.Dispatcher;
import dev.hokku.core.Primitive;
import dev.hokku.tensor.Buffer;
import dev.hokku.tensor.ShapedArray;
import java.util.ArrayList;
import java.util.List;

/// One equation by a kernel that takes and makes whole buffers: what has no kernel of its own here, and what holds graphs.
///
/// @param kernel computes it
/// @param in slots of the operands
/// @param out slots of the results, which get new arrays
record EqnStep(
    Dispatcher kernel, Primitive op, List<Integer> in, List<ShapedArray> inAvals, List<Integer> out, List<ShapedArray> outAvals)
    implements Step {

  @Override
  public String text() {
    return op.name();
  }

  @Override
  public Runnable on(Frame frame) {
    return () -> run(frame);
  }

  private void run(Frame frame) {
    List<Buffer> operands = new ArrayList<>(in.size());
    for (int i = 0; i < in.size(); i++) {
      operands.add(frame.buffer(in.get(i), inAvals.get(i).dtype(), inAvals.get(i).size()));
    }
    List<Buffer> results = kernel.evaluate(op, operands, inAvals, outAvals);
    for (int i = 0; i < out.size(); i++) {
      frame.put(out.get(i), results.get(i));
    }
  }
}
