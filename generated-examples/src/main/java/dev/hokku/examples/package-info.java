/// Networks as a user writes them, and the loops that train them. What javac makes of them is committed under `src/generated/java`.
///
/// In: data. Out: trained parameters. May import: every exported package of the runtime.
@NullMarked
package dev.hokku.examples;

import org.jspecify.annotations.NullMarked;
