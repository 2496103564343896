package dev.hokku.backend.cpu.threads;

import java.util.concurrent.atomic.AtomicReferenceArray;

/// Temporary `float[]`s that are used again, so that kernels need not allocate: a lock-free shelf of a few arrays for each power of two.
///
/// Each member of a team looks first where it puts its own arrays, so that it gets back what is in its core's cache: what another core has written last
/// takes four times as long to write.
///
/// What is taken holds whatever its last user left. What is not given back is only garbage.
public final class Scratch {

  /// Index at which packed data should begin: an array from [#takeAligned] starts 16 bytes into an aligned object, so index 12 is the first
  /// whose address is a multiple of 64, and vector loads from there do not straddle cache lines.
  public static final int ALIGNED = 12;

  private static final int PER_SIZE = 32;
  private static final int PER_MEMBER = 4;
  private static final int LARGEST_KEPT = 25; // 2^25 floats, 128 MiB
  private static final int LEAST_ALIGNED = leastAligned(Runtime.getRuntime().maxMemory());
  private static final AtomicReferenceArray<float[]> SHELF = new AtomicReferenceArray<>((LARGEST_KEPT + 1) * PER_SIZE);

  private Scratch() {}

  /// An array of at least `size` floats with any content.
  public static float[] take(int size) {
    int log = sizeClass(size);
    if (log <= LARGEST_KEPT) {
      for (int i = 0, own = own(); i < PER_SIZE; i++) {
        int place = log * PER_SIZE + (own + i) % PER_SIZE;
        float[] kept = SHELF.get(place);
        if (kept != null && SHELF.compareAndSet(place, kept, null)) {
          return kept;
        }
      }
      return new float[1 << log];
    }
    return new float[size];
  }

  /// An array of at least `size` floats with any content, so large that G1 puts it at the beginning of a region and never moves it: index
  /// [#ALIGNED] begins a cache line. Other collectors promise no such thing, with them products are some per cent slower.
  public static float[] takeAligned(int size) {
    return take(Math.max(size, LEAST_ALIGNED));
  }

  /// Puts an array back for others.
  public static void give(float[] array) {
    int log = sizeClass(array.length);
    if (log > LARGEST_KEPT || array.length != 1 << log) {
      return;
    }
    for (int i = 0, own = own(); i < PER_SIZE; i++) {
      int place = log * PER_SIZE + (own + i) % PER_SIZE;
      if (SHELF.get(place) == null && SHELF.compareAndSet(place, null, array)) {
        return;
      }
    }
  }

  /// The first place of the current thread on each shelf.
  private static int own() {
    return WorkerPool.member() * PER_MEMBER % PER_SIZE;
  }

  /// Floats of half a region of G1, which is a power of two from 1 to 32 MiB, about the 2048th part of the heap: an object that is larger than
  /// this by its header gets regions of its own.
  static int leastAligned(long heap) {
    int share = Math.clamp(heap / 2048, 1 << 20, 1 << 25);
    return Integer.highestOneBit(2 * share - 1) / 2 / Float.BYTES;
  }

  private static int sizeClass(int size) {
    return size <= 1024 ? 10 : 32 - Integer.numberOfLeadingZeros(size - 1);
  }
}
