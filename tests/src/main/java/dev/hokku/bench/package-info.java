/// Benchmarks: named pieces of work that other libraries do too, timed in one process and printed as JSON lines.
///
/// In: names. Out: times. May import: the runtime and the examples.
@NullMarked
package dev.hokku.bench;

import org.jspecify.annotations.NullMarked;
