/// Programs that Haiku refuses, in Java, as pairs: the wrong one, which must be refused here too, and its mended twin, which must run.
///
/// In: the text of a recorded program. Out: a [dev.hokku.parity.mistakes.Mistake].
/// May import: everything that users may, the processor and javac, and `parity.golden`.
@NullMarked
package dev.hokku.parity.mistakes;

import org.jspecify.annotations.NullMarked;
