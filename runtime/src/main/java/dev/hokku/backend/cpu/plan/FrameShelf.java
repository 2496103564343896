package dev.hokku.backend.cpu.plan;

import dev.hokku.tensor.Buffer;
import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceArray;

/// The frames of a plan: each running call has one of its own from a lock-free shelf, so that a call makes no more than its results, and calls from many
/// threads do not meet.
final class FrameShelf {

  private static final int KEPT = 16;

  private final Kernels kernels;
  private final SlotMap slots;
  private final Ports ports;
  private final List<Step> steps;
  private final int operands;
  private final boolean keeps;
  private final AtomicReferenceArray<Frame> frames = new AtomicReferenceArray<>(KEPT);

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
    for (int i = 0; i < KEPT; i++) {
      Frame frame = frames.get(i);
      if (frame != null && frames.compareAndSet(i, frame, null)) {
        return frame;
      }
    }
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
    for (int i = 0; keeps && i < KEPT; i++) {
      if (frames.get(i) == null && frames.compareAndSet(i, null, frame)) {
        return;
      }
    }
  }
}
