/// Data sets: readers for IDX and CSV files, drawn digits that need no file, and batches in a shuffled order that a key fixes.
///
/// In: files, keys. Out: [dev.hokku.data.Dataset], [dev.hokku.data.Batches]. May import: `random`, `tree`, `lax`, `core`, `tensor`.
@NullMarked
package dev.hokku.data;

import org.jspecify.annotations.NullMarked;
