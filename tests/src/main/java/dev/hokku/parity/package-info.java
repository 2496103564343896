/// Compares Hokku with values that the real JAX and Haiku computed.
///
/// In: a directory of golden cases. Out: one line per case and a count. Cases are data: a `config` is built from its JSON by an explicit table,
/// and a `program` has a Java twin that is found by the program's name and the hash of its text.
/// May import: `golden`, `configs`, `programs`, and everything that users may.
@NullMarked
package dev.hokku.parity;

import org.jspecify.annotations.NullMarked;
