/// Stage 2 of 4: infers effects and says what is wrong with a module before anything is generated.
///
/// In: [dev.hokku.processor.model.Batch]. Out: an effect table and a list of `Problem`; an empty list means the later stages
/// succeed. May import: `model`, `report`. One rule per file; [Checks] lists them.
@NullMarked
package dev.hokku.processor.check;

import org.jspecify.annotations.NullMarked;
