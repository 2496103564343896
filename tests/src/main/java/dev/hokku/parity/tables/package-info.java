/// Golden tables of small functions: each row holds what goes in and what comes out.
///
/// In: the JSON of a table. Out: an [dev.hokku.parity.golden.Outcome]. May import: `golden`, `configs`, the runtime.
@NullMarked
package dev.hokku.parity.tables;

import org.jspecify.annotations.NullMarked;
