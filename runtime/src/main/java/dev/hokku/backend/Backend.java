package dev.hokku.backend;

import dev.hokku.core.Dispatcher;
import dev.hokku.graph.Graph;
import java.util.BitSet;

/// A device with its kernels. [Dispatcher#evaluate] runs one operation at once; [#compile] plans a whole graph.
public interface Backend extends Dispatcher {

  /// The name in logs and options: `cpu`, `reference`, `cuda`.
  String name();

  /// A plan for `graph`, which the passes have already been over. It may be run from many threads at once.
  Executable compile(Graph graph);

  /// A plan that may be given some inputs for good, to put results in their place.
  ///
  /// @param donated the places of inputs that will be given in most calls
  default Executable compile(Graph graph, BitSet donated) {
    return compile(graph);
  }
}
