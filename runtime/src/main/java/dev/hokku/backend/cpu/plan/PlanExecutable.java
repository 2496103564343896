package dev.hokku.backend.cpu.plan;

import dev.hokku.backend.Executable;
import dev.hokku.backend.cpu.threads.WorkerPool;
import dev.hokku.tensor.Buffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceArray;

/// A flat list of steps, run one after the other. Each running call has a [Frame] of its own from a lock-free shelf, so that a call makes
/// no more than its results, and calls from many threads do not meet.
final class PlanExecutable implements Executable {

  private static final int KEPT_FRAMES = 16;

  private final WorkerPool pool;
  private final Step[] steps;
  private final SlotMap slots;
  private final List<Value> inputs;
  private final List<Value> constants;
  private final List<Value> outputs;
  private final int operands;
  private final boolean keepsFrames;
  private final AtomicReferenceArray<Frame> frames = new AtomicReferenceArray<>(KEPT_FRAMES);

  /// @param mostKept bytes of temporary memory up to which frames are kept between calls
  PlanExecutable(WorkerPool pool, List<Step> steps, SlotMap slots, List<Value> inputs, List<Value> constants, List<Value> outputs,
      long mostKept) {
    this.pool = pool;
    this.steps = steps.toArray(Step[]::new);
    this.slots = slots;
    this.inputs = inputs;
    this.constants = constants;
    this.outputs = outputs;
    this.keepsFrames = slots.bytes() <= mostKept;
    this.operands = steps.stream().mapToInt(step -> switch (step) {
      case LoopStep loop -> loop.operands();
      case ArrayStep array -> array.operands();
      default -> 0;
    }).max().orElse(0);
  }

  @Override
  public List<Buffer> run(List<Buffer> in) {
    Frame frame = take();
    for (int i = 0; i < inputs.size(); i++) {
      frame.put(inputs.get(i).slot, in.get(i));
    }
    for (Value output : outputs) {
      if (output.role == Value.Role.RESULT) {
        frame.put(output.slot, Buffer.zeros(output.dtype, output.size));
      }
    }
    for (Step step : steps) {
      step.run(frame);
    }
    List<Buffer> results = new ArrayList<>(outputs.size());
    for (Value output : outputs) {
      results.add(frame.buffer(output.slot, output.dtype, output.size));
    }
    give(frame);
    return results;
  }

  @Override
  public long peakBytes() {
    return slots.bytes();
  }

  private Frame take() {
    for (int i = 0; i < KEPT_FRAMES; i++) {
      Frame frame = frames.get(i);
      if (frame != null && frames.compareAndSet(i, frame, null)) {
        return frame;
      }
    }
    Frame frame = new Frame(pool, slots.slots().size(), operands);
    for (int slot = 0; slot < slots.slots().size(); slot++) {
      if (slots.slots().get(slot).length() > 0) {
        frame.put(slot, Buffer.zeros(slots.slots().get(slot).dtype(), slots.slots().get(slot).length()));
      }
    }
    for (Value constant : constants) {
      if (constant.constant != null) {
        frame.put(constant.slot, constant.constant);
      }
    }
    return frame;
  }

  /// What a failed call leaves behind is not used again: only whole runs give their frame back.
  private void give(Frame frame) {
    for (Value input : inputs) {
      frame.clear(input.slot);
    }
    for (Value output : outputs) {
      frame.clear(output.slot);
    }
    for (int i = 0; keepsFrames && i < KEPT_FRAMES; i++) {
      if (frames.get(i) == null && frames.compareAndSet(i, null, frame)) {
        return;
      }
    }
  }
}
