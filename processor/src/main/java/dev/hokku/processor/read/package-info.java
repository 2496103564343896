/// Stage 1 of 4: reads javac's trees and elements into records; the only room that names `com.sun.source`.
///
/// In: `TypeElement`s of the running compilation. Out: [dev.hokku.processor.model.Batch].
/// May import: `model`, `report`.
///
/// Bodies are never attributed in place: asking javac for the element of a tree below a method body changes that tree and breaks
/// legal programs. One nested compilation per batch ([NestedAnalysis]) attributes the files once more, and bodies are read from its trees; a [Unit] says what
/// attribution added to them. Spans of text lead back to the trees of the compilation itself, where messages are printed.
@NullMarked
package dev.hokku.processor.read;

import org.jspecify.annotations.NullMarked;
