/// Stage 1 of 4: reads javac's trees and elements into records; the only room that names `com.sun.source`.
///
/// In: `TypeElement`s of the running compilation. Out: [dev.hokku.processor.model.Batch].
/// May import: `model`, `report`.
///
/// Bodies are never attributed in place: asking javac for the element of a tree below a method body changes that tree and breaks
/// legal programs. One nested compilation per batch ([NestedAnalysis]) answers instead, and [Twins] maps each outer tree to its
/// attributed twin by position.
@NullMarked
package dev.hokku.processor.read;

import org.jspecify.annotations.NullMarked;
