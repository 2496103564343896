package dev.hokku.backend;

import dev.hokku.tensor.Buffer;
import java.util.List;

/// A compiled graph.
public interface Executable {

  /// Runs it. Safe from many threads at once; equal inputs give equal bits, whatever the thread count.
  ///
  /// @param in one buffer per input of the graph
  /// @return one new buffer per output, which the caller owns
  List<Buffer> run(List<Buffer> in);

  /// Bytes of temporary memory that one running call needs at its peak, beside inputs and results.
  long peakBytes();
}
