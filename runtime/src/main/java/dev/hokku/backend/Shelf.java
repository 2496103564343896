package dev.hokku.backend;

import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/// What a running call has to itself and leaves to calls after it, so that they make nothing new. Lock-free; calls from many threads do not meet.
///
/// @param <T> one call's memory
public final class Shelf<T> {

  private static final int KEPT = 16;

  private final AtomicReferenceArray<@Nullable T> places = new AtomicReferenceArray<>(KEPT);

  /// An empty one.
  public Shelf() {}

  /// Something that a call before has given, which is the caller's own now; null if there is nothing.
  public @Nullable T take() {
    for (int i = 0; i < KEPT; i++) {
      T kept = places.get(i);
      if (kept != null && places.compareAndSet(i, kept, null)) {
        return kept;
      }
    }
    return null;
  }

  /// Takes something that nobody uses any more; leaves it to the garbage collector if there is no place. Who cannot tell that a call ended well gives nothing.
  public void give(T kept) {
    for (int i = 0; i < KEPT; i++) {
      if (places.get(i) == null && places.compareAndSet(i, null, kept)) {
        return;
      }
    }
  }
}
