package dev.hokku.backend;

import dev.hokku.tensor.Buffer;
import java.util.BitSet;
import java.util.List;

/// A compiled graph.
public interface Executable {

  /// Runs it. Safe from many threads at once; equal inputs give equal bits, whatever the thread count.
  ///
  /// @param in one buffer per input of the graph
  /// @return one new buffer per output, which the caller owns
  List<Buffer> run(List<Buffer> in);

  /// Runs it with inputs that are the executable's to keep: it may write its results over them, or recycle them.
  ///
  /// @param given the places of inputs that nobody else can see; only of those that were announced when the graph was compiled
  /// @param out gets what the other `run` returns; as long as there are outputs
  default void run(List<Buffer> in, BitSet given, Buffer[] out) {
    run(in).toArray(out);
  }

  /// What it does, step by step, a line each; nothing if it has no plan of steps.
  default List<String> steps() {
    return List.of();
  }

  /// Bytes of temporary memory that one running call needs at its peak, beside inputs and results.
  long peakBytes();
}
