/// What a network's modules were told, take and return, without running it.
///
/// In: a body for an [dev.hokku.hk.Frame] and the shapes of its arguments. Out: one record per method call, a table of them, a drawing.
/// May import: `hk` and what that may import.
@NullMarked
package dev.hokku.hk.summary;

import org.jspecify.annotations.NullMarked;
