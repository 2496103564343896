package dev.hokku.backend.cpu.plan;

import dev.hokku.backend.cpu.threads.ArrayPool;
import dev.hokku.control.Scan;
import dev.hokku.tensor.Buffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// A loop: some steps once, then the others in each turn.
///
/// Operands that have a piece for each turn are read where they stand, and such results written where they belong. The memory of a carry is given to the
/// turn that replaces it, so that from the second turn on nothing new is made.
public final class LoopExecutable {

  private final Scan scan;
  private final Kernels kernels;
  private final Step[] before;
  private final Step[] steps;
  private final Ports ports;
  private final List<Value> stacks;
  private final MemoryNeeds needs;
  private final FrameShelf frames;

  /// @param steps all steps
  /// @param before how many of them are done once
  /// @param stacks values with a piece for each turn that the steps before the first make
  LoopExecutable(Scan scan, Kernels kernels, List<Step> steps, int before, SlotMap slots, Ports ports, List<Value> stacks, MemoryNeeds needs) {
    this.scan = scan;
    this.kernels = kernels;
    this.before = steps.subList(0, before).toArray(Step[]::new);
    this.steps = steps.subList(before, steps.size()).toArray(Step[]::new);
    this.ports = ports;
    this.stacks = stacks;
    this.needs = needs;
    this.frames = new FrameShelf(kernels, steps, slots, ports, Long.MAX_VALUE);
  }

  /// The last carries and the stacked results; operands are only read.
  ///
  /// @throws dev.hokku.core.NoMemoryException if there is not enough memory; it says for what
  public List<Buffer> run(List<Buffer> in) {
    try {
      return new Run(in, frames.take()).run();
    } catch (OutOfMemoryError e) {
      kernels.results().forget();
      throw needs.refused(e);
    }
  }

  /// One call.
  private final class Run {

    private final Frame frame;
    private final ArrayPool memory = kernels.results();
    private final List<Buffer> in;
    private final Buffer[] carries;
    private final Buffer[] ys;
    private final Buffer[] pieces;

    Run(List<Buffer> in, Frame frame) {
      this.in = in;
      this.frame = frame;
      carries = in.subList(scan.consts(), scan.consts() + scan.carry()).toArray(Buffer[]::new);
      ys = results().stream().map(this::stack).toArray(Buffer[]::new);
      pieces = stacks.stream().map(this::stack).toArray(Buffer[]::new);
    }

    private List<Value> results() {
      return ports.outputs().subList(scan.carry(), ports.outputs().size());
    }

    private List<Value> sliced() {
      return ports.inputs().subList(scan.consts() + scan.carry(), ports.inputs().size());
    }

    private Buffer stack(Value value) {
      return memory.take(value.dtype, value.size * scan.length());
    }

    List<Buffer> run() {
      for (int i = 0; i < in.size(); i++) {
        frame.put(ports.inputs().get(i).slot, in.get(i));
      }
      place(stacks, Arrays.asList(pieces), 0);
      for (Step step : before) {
        step.run(frame);
      }
      for (int turn = 0; turn < scan.length(); turn++) {
        turn(turn == 0, scan.reverse() ? scan.length() - 1 - turn : turn);
      }
      for (Value stack : stacks) {
        frame.clear(stack.slot);
      }
      for (Buffer piece : pieces) {
        memory.give(piece);
      }
      frames.give(frame);
      List<Buffer> all = new ArrayList<>();
      for (Buffer carry : carries) {
        all.add(scan.length() == 0 ? carry.copy() : carry);
      }
      all.addAll(Arrays.asList(ys));
      return all;
    }

    /// Puts the pieces of turn `t` into their slots.
    private void place(List<Value> values, List<Buffer> whole, int t) {
      for (int i = 0; i < values.size(); i++) {
        Value value = values.get(i);
        frame.put(value.slot, whole.get(i));
        frame.offsets[value.slot] += t * value.size;
      }
    }

    /// @param first whether the carries are the caller's
    private void turn(boolean first, int t) {
      place(sliced(), in.subList(scan.consts() + scan.carry(), in.size()), t);
      place(results(), Arrays.asList(ys), t);
      place(stacks, Arrays.asList(pieces), t);
      Buffer[] next = new Buffer[carries.length];
      boolean[] taken = new boolean[carries.length];
      for (int i = 0; i < carries.length; i++) {
        frame.put(ports.inputs().get(scan.consts() + i).slot, carries[i]);
        Value out = ports.outputs().get(i);
        if (out.role == Value.Role.RESULT) {
          int place = first ? Donation.NONE : ports.places()[i];
          if (place == Donation.NONE) {
            next[i] = memory.take(out.dtype, out.size);
          } else {
            next[i] = carries[place - scan.consts()];
            taken[place - scan.consts()] = true;
          }
          frame.put(out.slot, next[i]);
        }
      }
      for (Step step : steps) {
        step.run(frame);
      }
      for (int i = 0; i < carries.length; i++) {
        next[i] = next[i] == null ? taken(ports.outputs().get(i)) : next[i];
      }
      copyForeign(t);
      for (int i = 0; i < carries.length; i++) {
        if (!first && !taken[i]) {
          memory.give(carries[i]);
        }
        carries[i] = next[i];
      }
    }

    /// What a step made.
    private Buffer taken(Value value) {
      return frame.buffer(value.slot, value.dtype, value.size);
    }

    /// Copies results that steps made in arrays of their own to where they belong.
    private void copyForeign(int t) {
      List<Value> results = results();
      for (int i = 0; i < ys.length; i++) {
        Value value = results.get(i);
        if (value.role == Value.Role.FOREIGN) {
          Buffer made = taken(value);
          ys[i].copyFrom(t * value.size, made, 0, value.size);
          if (value.pooled) {
            memory.give(made);
          }
        }
      }
    }
  }
}
