package dev.hokku.backend;

import dev.hokku.core.Dispatcher;
import dev.hokku.graph.Graph;

/// A device with its kernels. [Dispatcher#evaluate] runs one operation at once; [#compile] plans a whole graph.
public interface Backend extends Dispatcher {

  /// The name in logs and options: `cpu`, `reference`, `cuda`.
  String name();

  /// A plan for `graph`, which the passes have already been over. It may be run from many threads at once.
  Executable compile(Graph graph);
}
