package dev.hokku.backend.cpu.plan;

import dev.hokku.backend.Shelf;
import dev.hokku.tensor.Buffer;
import java.util.List;

/// The frames of a plan: each running call has one of its own, so that a call makes no more than its results, and calls from many threads do not meet.
final class FrameShelf {

  private final Kernels kernels;
  private final SlotMap slots;
  private final Ports ports;
  private final List<Step> steps;
  private final int operands;
  private final boolean keeps;
  private final Shelf<Frame> frames = new Shelf<>();

  /// @param mostKept bytes of temporary memory up to which frames are kept between calls
  FrameShelf(Kernels kernels, List<Step> steps, SlotMap slots, Ports ports, long mostKept) {
    this.kernels = kernels;
    this.steps = steps;
    this.slots = slots;
    this.ports = ports;
    this.keeps = slots.bytes() <= mostKept;
    this.operands = steps.stream().mapToInt(Step::operands).max().orElse(0);
  }

  /// A frame with the constants in it and the steps prepared.
  Frame take() {
    Frame kept = frames.take();
    return kept != null ? kept : make();
  }

  private Frame make() {
    Frame frame = new Frame(kernels.pool(), slots.slots().size(), operands);
    for (int slot = 0; slot < slots.slots().size(); slot++) {
      if (slots.slots().get(slot).length() > 0) {
        frame.put(slot, Buffer.zeros(slots.slots().get(slot).dtype(), slots.slots().get(slot).length()));
      }
    }
    for (Value constant : ports.constants()) {
      if (constant.constant != null) {
        frame.put(constant.slot, constant.constant);
      }
    }
    frame.prepare(steps);
    return frame;
  }

  /// Takes a frame back. What a failed call leaves behind is not used again: only whole runs give their frame back.
  void give(Frame frame) {
    for (Value input : ports.inputs()) {
      frame.clear(input.slot);
    }
    for (Value output : ports.outputs()) {
      frame.clear(output.slot);
    }
    if (keeps) {
      frames.give(frame);
    }
  }
}
