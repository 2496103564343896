/// What a device must do: run one primitive at once, and compile a graph.
///
/// In: graphs and buffers. Out: executables and buffers. May import: `graph`, `core`, `tensor`.
@NullMarked
package dev.hokku.backend;

import org.jspecify.annotations.NullMarked;
