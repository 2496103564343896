package dev.hokku.lax;

import dev.hokku.core.Dispatcher;
import dev.hokku.tensor.Buffer;
import dev.hokku.tensor.ShapedArray;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A tensor whose elements are in memory.
public final class Array extends AbstractTensor {

  private final Storage storage;

  /// @param buffer as many elements of the dtype as `aval` has; not to be changed from now on
  public Array(ShapedArray aval, Buffer buffer) {
    this(aval, buffer, null);
  }

  private Array(ShapedArray aval, Buffer buffer, @Nullable Dispatcher home) {
    super(aval);
    if (buffer.dtype() != aval.dtype() || buffer.length() != aval.size()) {
      throw new IllegalArgumentException(
          "A buffer of %d elements of %s is no %s.".formatted(buffer.length(), buffer.dtype(), aval));
    }
    this.storage = new Storage(buffer, home);
  }

  /// A result of `home`, which gets the memory back when the tensor is deleted.
  ///
  /// @param buffer nobody else knows it
  public static Array result(ShapedArray aval, Buffer buffer, Dispatcher home) {
    return new Array(aval, buffer, home);
  }

  @Override
  public Buffer buffer() {
    return storage.share(aval());
  }

  /// The elements for a call that reads them now: until [#release] they stay, also if the tensor is deleted meanwhile.
  public Buffer acquire() {
    return storage.acquire(aval());
  }

  /// Ends what [#acquire] began.
  public void release() {
    storage.release();
  }

  /// Deletes the tensor in favour of the call that has acquired it. If nobody else can see the elements, they are the caller's from now on, and it
  /// has released them.
  ///
  /// @param how for the error of who reads the tensor later: `donated to …`
  public boolean donate(String how) {
    return storage.donate(how);
  }

  /// A tensor with the same elements that does not go when this one is deleted.
  public Array alias() {
    return new Array(aval(), buffer());
  }

  @Override
  public void delete() {
    storage.delete("deleted");
  }

  @Override
  public boolean isDeleted() {
    return storage.isDeleted();
  }

  @Override
  protected <R> R read(Function<Buffer, R> reader) {
    Buffer elements = storage.acquire(aval());
    try {
      return reader.apply(elements);
    } finally {
      storage.release();
    }
  }

  /// The elements as numpy writes them, and the aval: `[1. 2.5] f32[2]`.
  @Override
  public String toString() {
    return isDeleted() ? "deleted " + aval() : read(elements -> ArrayPrinter.print(aval(), elements));
  }
}
