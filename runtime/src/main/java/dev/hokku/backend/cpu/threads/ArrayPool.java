package dev.hokku.backend.cpu.threads;

import dev.hokku.tensor.Buffer;
import dev.hokku.tensor.DType;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/// Memory of results that nobody can see any more, for results to come: a lock-free shelf for each dtype and power of two, from which an array of just
/// the right length is taken. The JVM would make a new one, fill it with zeros and collect it again, which for a large array takes longer than a loop over it.
///
/// It keeps a bounded number of bytes: when there are more, all are forgotten, and what the program still cycles through is back after one turn.
public final class ArrayPool {

  /// Shorter arrays come from the heap as fast as from here.
  static final int SHORTEST = 1024;

  private static final int PER_SHELF = 64;
  private static final int SHELVES = Integer.SIZE;

  private final AtomicReferenceArray<@Nullable Buffer> places = new AtomicReferenceArray<>(DType.values().length * SHELVES * PER_SHELF);
  private final AtomicLong bytes = new AtomicLong();
  private final AtomicInteger turn = new AtomicInteger();
  private final long mostBytes;

  /// @param mostBytes of memory that nobody uses
  public ArrayPool(long mostBytes) {
    this.mostBytes = mostBytes;
  }

  /// A buffer with any content.
  public Buffer take(DType dtype, int length) {
    if (length >= SHORTEST) {
      int shelf = shelf(dtype, length);
      for (int i = shelf; i < shelf + PER_SHELF; i++) {
        Buffer kept = places.get(i);
        if (kept != null && kept.length() == length && places.compareAndSet(i, kept, null)) {
          bytes.addAndGet(-size(kept));
          return kept;
        }
      }
    }
    return Buffer.zeros(dtype, length);
  }

  /// Takes a buffer that nobody else knows.
  public void give(Buffer buffer) {
    if (buffer.length() < SHORTEST) {
      return;
    }
    if (size(buffer) > mostBytes) {
      return;
    }
    if (bytes.addAndGet(size(buffer)) > mostBytes) {
      forget();
    }
    int shelf = shelf(buffer.dtype(), buffer.length());
    for (int i = shelf; i < shelf + PER_SHELF; i++) {
      if (places.get(i) == null && places.compareAndSet(i, null, buffer)) {
        return;
      }
    }
    // A full shelf may be full of lengths that no longer occur: one of them makes room.
    Buffer old = places.getAndSet(shelf + Math.floorMod(turn.getAndIncrement(), PER_SHELF), buffer);
    bytes.addAndGet(old == null ? 0 : -size(old));
  }

  /// Bytes that are kept at the moment.
  public long bytes() {
    return bytes.get();
  }

  /// Leaves all that is kept to the garbage collector.
  public void forget() {
    for (int i = 0; i < places.length(); i++) {
      Buffer old = places.getAndSet(i, null);
      bytes.addAndGet(old == null ? 0 : -size(old));
    }
  }

  private static int shelf(DType dtype, int length) {
    return (dtype.ordinal() * SHELVES + Integer.SIZE - 1 - Integer.numberOfLeadingZeros(length)) * PER_SHELF;
  }

  private static long size(Buffer buffer) {
    return (long) buffer.length() * buffer.dtype().bytes();
  }
}
