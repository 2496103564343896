package dev.hokku.lax;

import dev.hokku.tensor.Buffer;
import dev.hokku.tensor.Tensor;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/// The elements of operands, lent to one call: until it is closed they stay, whoever deletes the tensors meanwhile. A closed loan may be used again.
public final class Loan implements AutoCloseable {

  private final List<Buffer> buffers = new ArrayList<>();
  private final BitSet kept = new BitSet();
  private List<Tensor> tensors = List.of();

  /// Of nothing yet.
  public Loan() {}

  /// Borrows the elements of `tensors`.
  ///
  /// @throws dev.hokku.core.HokkuException if one was deleted
  /// @throws IllegalStateException if one has no known value
  public static Loan of(List<Tensor> tensors) {
    return new Loan().borrow(tensors);
  }

  /// Borrows the elements of `tensors`, which must not change until the loan is closed. Nothing else may be lent at the moment.
  ///
  /// @return this
  /// @throws dev.hokku.core.HokkuException if one was deleted
  /// @throws IllegalStateException if one has no known value
  public Loan borrow(List<Tensor> operands) {
    tensors = operands;
    try {
      for (int i = 0; i < operands.size(); i++) {
        buffers.add(operands.get(i) instanceof Array array ? array.acquire() : operands.get(i).buffer());
      }
      return this;
    } catch (RuntimeException | Error failure) {
      close();
      throw failure;
    }
  }

  /// One per tensor.
  public List<Buffer> buffers() {
    return buffers;
  }

  /// Deletes tensor `index`. If nobody else can see its elements they are the call's own from now on, and stay when the loan ends.
  ///
  /// @param how for the error of who reads the tensor later: `donated to …`
  public boolean keep(int index, String how) {
    boolean mine = tensors.get(index) instanceof Array array && array.donate(how);
    kept.set(index, mine);
    return mine;
  }

  @Override
  public void close() {
    for (int i = 0; i < buffers.size(); i++) {
      if (tensors.get(i) instanceof Array array && !kept.get(i)) {
        array.release();
      }
    }
    buffers.clear();
    kept.clear();
    tensors = List.of();
  }
}
