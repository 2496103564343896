/// Programs as data: equations in SSA form that can be printed, parsed, verified and rewritten.
///
/// In: equations recorded by a staging trace. Out: immutable [dev.hokku.graph.Graph]s. May import: `core`, `tensor`.
@NullMarked
package dev.hokku.graph;

import org.jspecify.annotations.NullMarked;
