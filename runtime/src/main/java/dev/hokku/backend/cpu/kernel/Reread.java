package dev.hokku.backend.cpu.kernel;

import dev.hokku.backend.cpu.threads.WorkerPool;
import java.lang.foreign.MemorySegment;

/// The bytes of an array as elements of another dtype, the lowest first, as this machine has them in memory.
public final class Reread implements ArrayKernel {

  private final long bytes;
  private final int fromWidth;
  private final int toWidth;

  /// @param bytes of the whole
  /// @param fromWidth bytes of an element before
  /// @param toWidth bytes of an element after
  public Reread(long bytes, int fromWidth, int toWidth) {
    this.bytes = bytes;
    this.fromWidth = fromWidth;
    this.toWidth = toWidth;
  }

  @Override
  public void run(WorkerPool pool, Object[] arrays, int[] offsets) {
    if (bytes == 0) {
      return; // a value without elements has no memory
    }
    MemorySegment.copy(
        segment(arrays[0]), (long) offsets[0] * fromWidth, segment(arrays[1]), (long) offsets[1] * toWidth, bytes);
  }

  private static MemorySegment segment(Object array) {
    return switch (array) {
      case float[] floats -> MemorySegment.ofArray(floats);
      case double[] doubles -> MemorySegment.ofArray(doubles);
      case int[] ints -> MemorySegment.ofArray(ints);
      case long[] longs -> MemorySegment.ofArray(longs);
      case short[] shorts -> MemorySegment.ofArray(shorts);
      case byte[] bytes -> MemorySegment.ofArray(bytes);
      default -> throw Cells.unknown(array);
    };
  }
}
