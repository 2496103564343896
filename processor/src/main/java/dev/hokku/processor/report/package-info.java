/// What the processor says: [Code] lists every message, [Problem] carries one to its place.
///
/// In: a code, a place, the words. Out: text. May import: `model`.
@NullMarked
package dev.hokku.processor.report;

import org.jspecify.annotations.NullMarked;
