package dev.hokku.lax;

import dev.hokku.core.Dispatcher;
import dev.hokku.core.HokkuException;
import dev.hokku.tensor.Buffer;
import dev.hokku.tensor.ShapedArray;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// The memory of one tensor, and who uses it at the moment.
///
/// ```text
/// state   number of running readers, and two marks:
///         SHARED   the elements were handed out (`buffer()`, a second tensor over them): only the garbage collector may take them back
///         DELETED  nobody may begin to read; when the last reader is done the memory goes home
/// ```
///
/// All changes are compare-and-set, so a tensor may be deleted or donated while other threads read it: they finish, nobody else begins.
final class Storage {

  private static final int SHARED = 1 << 29;
  private static final int DELETED = 1 << 30;
  private static final int READERS = SHARED - 1;

  private final AtomicInteger state = new AtomicInteger();
  private final @Nullable Dispatcher home;
  private volatile @Nullable Buffer buffer;
  private volatile String how = "";

  /// @param home made the buffer and takes it back; null if it is anyone's
  Storage(Buffer buffer, @Nullable Dispatcher home) {
    this.buffer = buffer;
    this.home = home;
  }

  /// The elements, until [#release]. @throws HokkuException if the tensor was deleted
  Buffer acquire(ShapedArray aval) {
    while (true) {
      int now = state.get();
      if ((now & DELETED) != 0) {
        throw deleted(aval);
      }
      if (state.compareAndSet(now, now + 1)) {
        return Objects.requireNonNull(buffer); // it goes only after the last reader
      }
    }
  }

  /// Ends what [#acquire] began.
  void release() {
    leave(state.decrementAndGet());
  }

  /// The elements, for as long as the caller likes. @throws HokkuException if the tensor was deleted
  Buffer share(ShapedArray aval) {
    Buffer elements = acquire(aval);
    state.getAndUpdate(now -> now | SHARED);
    release();
    return elements;
  }

  boolean isDeleted() {
    return (state.get() & DELETED) != 0;
  }

  /// Refuses readers from now on; the memory goes home when the last of them is done. Does nothing the second time.
  ///
  /// @param how what happened, for the error that a later reader gets: `deleted`
  void delete(String how) {
    int before = mark(how);
    if ((before & DELETED) == 0) {
      leave(before | DELETED);
    }
  }

  /// Deletes, and gives the memory to the caller if nobody else can see it. The caller is a reader; if true is returned it is none any more.
  boolean donate(String how) {
    boolean sole = mark(how) == 1 && home != null;
    if (sole) {
      buffer = null;
    }
    return sole;
  }

  /// Marks as deleted; the readers and marks before. The one who marks first says how.
  private int mark(String how) {
    while (true) {
      int now = state.get();
      if ((now & DELETED) != 0) {
        return now;
      }
      this.how = how;
      if (state.compareAndSet(now, now | DELETED)) {
        return now;
      }
    }
  }

  /// Once deleted and without readers, a state that is reached once, lets go of the memory.
  private void leave(int now) {
    Buffer elements = buffer;
    if ((now & DELETED) == 0 || (now & READERS) != 0 || elements == null) {
      return;
    }
    buffer = null;
    if (home != null && (now & SHARED) == 0) {
      home.recycle(elements);
    }
  }

  private HokkuException deleted(ShapedArray aval) {
    return new HokkuException(
        "This %s was %s and has no elements any more.".formatted(aval, how), "", "Use the result in its place, or read it before.");
  }
}
