/// Graph to graph: each pass makes a program smaller or faster and leaves its results as they are, bit for bit.
///
/// In: a [dev.hokku.graph.Graph]. Out: a graph with the same inputs and outputs. One pass, one file; [dev.hokku.graph.pass.Pipelines] puts them in
/// order and has the graph verified between them. May import: `graph`, `lax`, `core`, `tensor`.
@NullMarked
package dev.hokku.graph.pass;

import org.jspecify.annotations.NullMarked;
