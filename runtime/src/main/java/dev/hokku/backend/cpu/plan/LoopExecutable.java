package dev.hokku.backend.cpu.plan;

import dev.hokku.backend.cpu.threads.ArrayPool;
import dev.hokku.control.Scan;
import dev.hokku.tensor.Buffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A loop: some steps once, then the others in each turn.
///
/// Operands that have a piece for each turn are read where they stand, and such results written where they belong. The memory of a carry is given to the
/// turn that replaces it, so that from the second turn on nothing new is made.
public final class LoopExecutable {

  private final Scan scan;
  private final Kernels kernels;
  private final int before;
  private final int steps;
  private final Ports ports;
  private final Value[] stacks;
  private final Value[] sliced;
  private final Value[] results;
  private final MemoryNeeds needs;
  private final FrameShelf frames;

  /// @param steps all steps
  /// @param before how many of them are done once
  /// @param stacks values with a piece for each turn that the steps before the first make
  LoopExecutable(Scan scan, Kernels kernels, List<Step> steps, int before, SlotMap slots, Ports ports, List<Value> stacks, MemoryNeeds needs) {
    this.scan = scan;
    this.kernels = kernels;
    this.before = before;
    this.steps = steps.size();
    this.ports = ports;
    this.stacks = stacks.toArray(Value[]::new);
    this.sliced = ports.inputs().subList(scan.consts() + scan.carry(), ports.inputs().size()).toArray(Value[]::new);
    this.results = ports.outputs().subList(scan.carry(), ports.outputs().size()).toArray(Value[]::new);
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

  /// One call. Its turns make no objects.
  private final class Run {

    private final Frame frame;
    private final ArrayPool memory = kernels.results();
    private final Buffer[] in;
    private final Buffer[] slicedIn;
    private final Buffer[] ys;
    private final Buffer[] pieces;
    private final Buffer[] carries;
    private final Buffer[] next;

    /// Whether the memory of a carry is that of a carry of the next turn.
    private final boolean[] taken;

    /// What a carry was in the turn before, for its value in the next.
    private final @Nullable Buffer[] spare;

    Run(List<Buffer> in, Frame frame) {
      this.in = in.toArray(Buffer[]::new);
      this.frame = frame;
      int firstSlice = scan.consts() + scan.carry();
      carries = Arrays.copyOfRange(this.in, scan.consts(), firstSlice);
      slicedIn = Arrays.copyOfRange(this.in, firstSlice, this.in.length);
      ys = stacked(results);
      pieces = stacked(stacks);
      next = carries.clone();
      taken = new boolean[carries.length];
      spare = new Buffer[carries.length];
    }

    private Buffer[] stacked(Value[] values) {
      Buffer[] stacked = new Buffer[values.length];
      for (int i = 0; i < values.length; i++) {
        stacked[i] = memory.take(values[i].dtype, values[i].size * scan.length());
      }
      return stacked;
    }

    List<Buffer> run() {
      for (int i = 0; i < in.length; i++) {
        frame.put(ports.inputs().get(i).slot, in[i]);
      }
      place(stacks, pieces, 0);
      frame.run(0, before);
      for (int turn = 0; turn < scan.length(); turn++) {
        turn(turn == 0, scan.reverse() ? scan.length() - 1 - turn : turn);
      }
      for (Value stack : stacks) {
        frame.clear(stack.slot);
      }
      for (Buffer piece : pieces) {
        memory.give(piece);
      }
      for (Buffer unused : spare) {
        if (unused != null) {
          memory.give(unused);
        }
      }
      frames.give(frame);
      List<Buffer> all = new ArrayList<>(carries.length + ys.length);
      for (Buffer carry : carries) {
        all.add(scan.length() == 0 ? carry.copy() : carry);
      }
      all.addAll(Arrays.asList(ys));
      return all;
    }

    /// Puts the pieces of turn `t` into their slots.
    private void place(Value[] values, Buffer[] whole, int t) {
      for (int i = 0; i < values.length; i++) {
        frame.put(values[i].slot, whole[i]);
        frame.offsets[values[i].slot] += t * values[i].size;
      }
    }

    /// @param first whether the carries are the caller's
    private void turn(boolean first, int t) {
      place(sliced, slicedIn, t);
      place(results, ys, t);
      place(stacks, pieces, t);
      Arrays.fill(taken, false);
      for (int i = 0; i < carries.length; i++) {
        frame.put(ports.inputs().get(scan.consts() + i).slot, carries[i]);
        Value out = ports.outputs().get(i);
        if (out.role == Value.Role.RESULT) {
          int place = first ? Donation.NONE : ports.places()[i];
          next[i] = place == Donation.NONE ? memoryOf(i, out) : carries[place - scan.consts()];
          if (place != Donation.NONE) {
            taken[place - scan.consts()] = true;
          }
          frame.put(out.slot, next[i]);
        }
      }
      frame.run(before, steps);
      for (int i = 0; i < carries.length; i++) {
        Value out = ports.outputs().get(i);
        if (out.role != Value.Role.RESULT) {
          next[i] = frame.buffer(out.slot, out.dtype, out.size);
        }
      }
      copyForeign(t);
      for (int i = 0; i < carries.length; i++) {
        if (!first && !taken[i]) {
          discard(i);
        }
        carries[i] = next[i];
      }
    }

    private Buffer memoryOf(int carry, Value value) {
      Buffer old = spare[carry];
      spare[carry] = null;
      return old != null ? old : memory.take(value.dtype, value.size);
    }

    private void discard(int carry) {
      if (spare[carry] == null) {
        spare[carry] = carries[carry];
      } else {
        memory.give(carries[carry]);
      }
    }

    /// Copies results that steps made in arrays of their own to where they belong.
    private void copyForeign(int t) {
      for (int i = 0; i < ys.length; i++) {
        Value value = results[i];
        if (value.role == Value.Role.FOREIGN) {
          Buffer made = frame.buffer(value.slot, value.dtype, value.size);
          ys[i].copyFrom(t * value.size, made, 0, value.size);
          if (value.pooled) {
            memory.give(made);
          }
        }
      }
    }
  }
}
