package dev.hokku.backend.cpu.plan;

import dev.hokku.backend.cpu.loop.Kind;
import dev.hokku.backend.cpu.loop.Loop;
import dev.hokku.backend.cpu.threads.Scratch;
import java.util.List;

/// A loop over the elements of a product, each by itself, that is run over every block of it as soon as that is finished.
final class Tail {

  private final Loop loop;
  private final List<Kind> kinds;
  private final int[] slots;
  private final int[] strides;
  private final boolean[] full;
  private final int width;
  private final boolean flat;

  /// @param kinds of the loop's operands
  /// @param slots of the loop's inputs, then of its outputs
  /// @param strides for each operand the distance from row to row of the product
  /// @param full whether an operand has an element for each column
  /// @param width columns of the product
  Tail(Loop loop, List<Kind> kinds, int[] slots, int[] strides, boolean[] full, int width) {
    this.loop = loop;
    this.kinds = kinds;
    this.slots = slots;
    this.strides = strides;
    this.full = full;
    this.width = width;
    boolean sideBySide = true;
    for (int operand = 0; operand < slots.length; operand++) {
      sideBySide &= strides[operand] == (full[operand] ? width : 0);
    }
    this.flat = sideBySide;
  }

  /// Counts the calls of its loop, of which each is for a piece of a block at least.
  ///
  /// @param rows of the product
  void count(KernelCalls calls, int rows, long times) {
    if (Kernels.isShort((long) rows * width)) {
      return;
    }
    calls.loop(loop, kinds, (flat ? Math.ceilDiv((long) rows * width, Loop.PIECE) : rows) * times);
  }

  /// How many arrays the loop takes.
  int operands() {
    return slots.length;
  }

  /// Runs it over a block. Rows that lie side by side in all operands are one.
  void run(Frame frame, int part, int row, int rows, int column, int columns) {
    Object[] arrays = frame.operands[part];
    int[] offsets = frame.begins[part];
    for (int operand = 0; operand < slots.length; operand++) {
      arrays[operand] = frame.arrays[slots[operand]];
      offsets[operand] = frame.offsets[slots[operand]] + row * strides[operand] + (full[operand] ? column : 0);
    }
    float[] scratch = Scratch.take(Loop.SCRATCH);
    boolean joined = flat && columns == width;
    loop.run(arrays, offsets, strides, joined ? 1 : rows, joined ? rows * columns : columns, scratch);
    Scratch.give(scratch);
  }
}
