package dev.hokku.backend.cpu.plan;

import dev.hokku.backend.Executable;
import dev.hokku.tensor.Buffer;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/// A flat list of steps, run one after the other in a [Frame] of the call's own.
final class PlanExecutable implements Executable {

  private static final BitSet NOTHING = new BitSet();

  private final Kernels kernels;
  private final List<Step> steps;
  private final SlotMap slots;
  private final Ports ports;
  private final MemoryNeeds needs;
  private final BitSet taken = new BitSet();
  private final FrameShelf frames;

  /// @param needs what to say if there is not enough memory
  /// @param mostKept bytes of temporary memory up to which frames are kept between calls
  PlanExecutable(Kernels kernels, List<Step> steps, SlotMap slots, Ports ports, MemoryNeeds needs, long mostKept) {
    this.kernels = kernels;
    this.steps = List.copyOf(steps);
    this.slots = slots;
    this.ports = ports;
    this.needs = needs;
    for (int place : ports.places()) {
      if (place != Donation.NONE) {
        taken.set(place);
      }
    }
    this.frames = new FrameShelf(kernels, this.steps, slots, ports, mostKept);
  }

  @Override
  public List<Buffer> run(List<Buffer> in) {
    Buffer[] results = new Buffer[ports.outputs().size()];
    run(in, NOTHING, results);
    return Arrays.asList(results);
  }

  /// @throws dev.hokku.core.NoMemoryException if there is not enough memory; it says for what
  @Override
  public void run(List<Buffer> in, BitSet given, Buffer[] out) {
    try {
      attempt(in, given, out);
    } catch (OutOfMemoryError e) {
      kernels.results().forget();
      throw needs.refused(e);
    }
  }

  private void attempt(List<Buffer> in, BitSet given, Buffer[] results) {
    Frame frame = frames.take();
    for (int i = 0; i < ports.inputs().size(); i++) {
      frame.put(ports.inputs().get(i).slot, in.get(i));
    }
    List<Value> outputs = ports.outputs();
    for (int o = 0; o < results.length; o++) {
      if (outputs.get(o).role == Value.Role.RESULT) {
        int place = ports.places()[o];
        results[o] = place != Donation.NONE && given.get(place) ? in.get(place) : kernels.results().take(outputs.get(o).dtype, outputs.get(o).size);
        frame.put(outputs.get(o).slot, results[o]);
      }
    }
    frame.run(0, steps.size());
    for (int o = 0; o < results.length; o++) {
      if (outputs.get(o).role != Value.Role.RESULT) {
        results[o] = frame.buffer(outputs.get(o).slot, outputs.get(o).dtype, outputs.get(o).size);
      }
    }
    frames.give(frame);
    recycle(in, given);
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
  public List<String> steps() {
    return steps.stream().map(Step::text).toList();
  }

  @Override
  public long peakBytes() {
    return slots.bytes();
  }
}
