package dev.hokku.backend.cpu.kernel;

import dev.hokku.backend.cpu.threads.Parts;
import dev.hokku.backend.cpu.threads.WorkerPool;
import dev.hokku.tensor.DType;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// Computes element `i` of the result from element `i` of each operand, for dtypes and functions that fused loops do not know. A piece at a time is widened,
/// computed in `double` or `long`, and rounded once. Threads share the pieces.
public final class Mapped implements ArrayKernel {

  private static final int PIECE = 1024;

  /// Cheap functions on fewer elements are over before a second thread is awake.
  private static final int WORTH_SHARING = 16_384;

  private final Elements function;
  private final List<DType> in;
  private final DType out;
  private final int size;

  /// A piece that nobody uses, so that a call need not make one.
  private final AtomicReference<Elements.@Nullable Piece> spare = new AtomicReference<>();

  /// @param in dtypes of the operands
  /// @param size of each
  public Mapped(Elements function, List<DType> in, DType out, int size) {
    this.function = function;
    this.in = List.copyOf(in);
    this.out = out;
    this.size = size;
  }

  @Override
  public boolean inPlace() {
    return true;
  }

  @Override
  public void run(WorkerPool pool, Object[] arrays, int[] offsets) {
    if (size < WORTH_SHARING) {
      pieces(arrays, offsets, 0, 1);
    } else {
      pool.run((part, parts) -> pieces(arrays, offsets, part, parts));
    }
  }

  private void pieces(Object[] arrays, int[] offsets, int part, int parts) {
    Elements.Piece kept = spare.getAndSet(null);
    Elements.Piece piece = kept != null ? kept : new Elements.Piece(in.size(), Math.min(size, PIECE));
    int pieces = Math.ceilDiv(size, PIECE);
    for (int p = Parts.begin(pieces, part, parts); p < Parts.begin(pieces, part + 1, parts); p++) {
      piece(piece, arrays, offsets, p * PIECE, Math.min(PIECE, size - p * PIECE));
    }
    spare.set(piece);
  }

  private void piece(Elements.Piece piece, Object[] arrays, int[] offsets, int from, int n) {
    for (int i = 0; i < in.size(); i++) {
      if (in.get(i).isFloating()) {
        Wide.load(in.get(i), arrays[i], offsets[i] + from, 1, piece.real()[i], n);
      } else {
        Wide.load(in.get(i), arrays[i], offsets[i] + from, 1, piece.whole()[i], n);
      }
    }
    function.of(piece, n);
    int result = in.size();
    if (out.isFloating()) {
      Wide.store(out, piece.realResult(), arrays[result], offsets[result] + from, 1, n);
    } else {
      Wide.store(out, piece.wholeResult(), arrays[result], offsets[result] + from, 1, n);
    }
  }
}
