package dev.hokku.lax;

import dev.hokku.tensor.Buffer;
import dev.hokku.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;

/// The elements of operands, lent to one call: until it is closed they stay, whoever deletes the tensors meanwhile.
public final class Loan implements AutoCloseable {

  private final List<Tensor> tensors;
  private final List<Buffer> buffers;
  private boolean[] kept = {};

  private Loan(List<Tensor> tensors) {
    this.tensors = tensors;
    this.buffers = new ArrayList<>(tensors.size());
  }

  /// Borrows the elements of `tensors`.
  ///
  /// @throws dev.hokku.core.HokkuException if one was deleted
  /// @throws IllegalStateException if one has no known value
  public static Loan of(List<Tensor> tensors) {
    Loan loan = new Loan(tensors);
    try {
      for (Tensor tensor : tensors) {
        loan.buffers.add(tensor instanceof Array array ? array.acquire() : tensor.buffer());
      }
      return loan;
    } catch (RuntimeException | Error failure) {
      loan.close();
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
    if (mine) {
      kept = kept.length == 0 ? new boolean[tensors.size()] : kept;
      kept[index] = true;
    }
    return mine;
  }

  @Override
  public void close() {
    for (int i = 0; i < buffers.size(); i++) {
      if (tensors.get(i) instanceof Array array && !(i < kept.length && kept[i])) {
        array.release();
      }
    }
  }
}
