/// Stage 4 of 4: writes the generated sources; the only room that names the runtime's classes (as text, in [RuntimeNames]).
///
/// In: `PureClass`, `FamilyModel`, `TreeModel`. Out: source text. May import: `model`, `lower`.
@NullMarked
package dev.hokku.processor.emit;

import org.jspecify.annotations.NullMarked;
