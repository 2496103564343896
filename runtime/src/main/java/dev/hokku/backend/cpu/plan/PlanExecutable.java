package dev.hokku.backend.cpu.plan;

import dev.hokku.backend.Executable;
import dev.hokku.tensor.Buffer;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceArray;

/// A flat list of steps, run one after the other. Each running call has a [Frame] of its own from a lock-free shelf, so that a call makes
/// no more than its results, and calls from many threads do not meet.
final class PlanExecutable implements Executable {

  private static final int KEPT_FRAMES = 16;
  private static final BitSet NOTHING = new BitSet();

  private final Kernels kernels;
  private final Step[] steps;
  private final SlotMap slots;
  private final Ports ports;
  private final MemoryNeeds needs;
  private final BitSet taken = new BitSet();
  private final int operands;
  private final boolean keepsFrames;
  private final AtomicReferenceArray<Frame> frames = new AtomicReferenceArray<>(KEPT_FRAMES);

  /// @param needs what to say if there is not enough memory
  /// @param mostKept bytes of temporary memory up to which frames are kept between calls
  PlanExecutable(Kernels kernels, List<Step> steps, SlotMap slots, Ports ports, MemoryNeeds needs, long mostKept) {
    this.kernels = kernels;
    this.steps = steps.toArray(Step[]::new);
    this.slots = slots;
    this.ports = ports;
    this.needs = needs;
    for (int place : ports.places()) {
      if (place != Donation.NONE) {
        taken.set(place);
      }
    }
    this.keepsFrames = slots.bytes() <= mostKept;
    this.operands = steps.stream().mapToInt(step -> switch (step) {
      case LoopStep loop -> loop.operands();
      case ArrayStep array -> array.operands();
      default -> 0;
    }).max().orElse(0);
  }

  @Override
  public List<Buffer> run(List<Buffer> in) {
    return run(in, NOTHING);
  }

  /// @throws dev.hokku.core.NoMemoryException if there is not enough memory; it says for what
  @Override
  public List<Buffer> run(List<Buffer> in, BitSet given) {
    try {
      return attempt(in, given);
    } catch (OutOfMemoryError e) {
      kernels.results().forget();
      throw needs.refused(e);
    }
  }

  private List<Buffer> attempt(List<Buffer> in, BitSet given) {
    Frame frame = take();
    for (int i = 0; i < ports.inputs().size(); i++) {
      frame.put(ports.inputs().get(i).slot, in.get(i));
    }
    List<Value> outputs = ports.outputs();
    Buffer[] results = new Buffer[outputs.size()];
    for (int o = 0; o < results.length; o++) {
      if (outputs.get(o).role == Value.Role.RESULT) {
        int place = ports.places()[o];
        results[o] = place != Donation.NONE && given.get(place) ? in.get(place) : kernels.results().take(outputs.get(o).dtype, outputs.get(o).size);
        frame.put(outputs.get(o).slot, results[o]);
      }
    }
    for (Step step : steps) {
      step.run(frame);
    }
    for (int o = 0; o < results.length; o++) {
      if (outputs.get(o).role != Value.Role.RESULT) {
        results[o] = frame.buffer(outputs.get(o).slot, outputs.get(o).dtype, outputs.get(o).size);
      }
    }
    give(frame);
    recycle(in, given);
    return Arrays.asList(results);
  }

  /// What was given and no result took goes to the pool.
  private void recycle(List<Buffer> in, BitSet given) {
    for (int i = given.nextSetBit(0); i >= 0; i = given.nextSetBit(i + 1)) {
      if (!taken.get(i)) {
        kernels.results().give(in.get(i));
      }
    }
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
    return frame;
  }

  /// What a failed call leaves behind is not used again: only whole runs give their frame back.
  private void give(Frame frame) {
    for (Value input : ports.inputs()) {
      frame.clear(input.slot);
    }
    for (Value output : ports.outputs()) {
      frame.clear(output.slot);
    }
    for (int i = 0; keepsFrames && i < KEPT_FRAMES; i++) {
      if (frames.get(i) == null && frames.compareAndSet(i, null, frame)) {
        return;
      }
    }
  }
}
