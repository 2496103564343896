/// Where the command line starts: the commands of the examples, and the parity runner and the benchmarks of this module.
///
/// In: arguments. Out: an exit code. May import: `cli`, `parity`, `bench`.
@NullMarked
package dev.hokku.launch;

import org.jspecify.annotations.NullMarked;
