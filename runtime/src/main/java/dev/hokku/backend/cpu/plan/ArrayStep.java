package dev.hokku.backend.cpu.plan;

import dev.hokku.backend.cpu.kernel.ArrayKernel;

/// A kernel over whole arrays.
final class ArrayStep implements Step {

  private final ArrayKernel kernel;
  private final int[] slots;

  /// @param slots of the operands, then of the results
  ArrayStep(ArrayKernel kernel, int[] slots) {
    this.kernel = kernel;
    this.slots = slots;
  }

  @Override
  public int operands() {
    return slots.length;
  }

  @Override
  public String text() {
    return "kernel of %d arrays".formatted(slots.length);
  }

  @Override
  public Runnable on(Frame frame) {
    return () -> run(frame);
  }

  private void run(Frame frame) {
    Object[] arrays = frame.operands[0];
    int[] offsets = frame.begins[0];
    for (int i = 0; i < slots.length; i++) {
      arrays[i] = frame.arrays[slots[i]];
      offsets[i] = frame.offsets[slots[i]];
    }
    kernel.run(frame.pool, arrays, offsets);
  }
}
