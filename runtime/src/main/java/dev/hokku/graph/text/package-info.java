/// Graphs from text: what [dev.hokku.graph.GraphPrinter] wrote is read back.
///
/// In: text. Out: [dev.hokku.graph.Graph]s. The readers of all primitives are listed here, a line each, so that no reflection is needed.
/// May import: `control`, `random`, `lax`, `graph`, `core`, `tensor`.
@NullMarked
package dev.hokku.graph.text;

import org.jspecify.annotations.NullMarked;
