/// Stage 3 of 4: turns each body into pure code by ordered edits of the user's own text.
///
/// In: [dev.hokku.processor.model.ModuleModel] and the effect table. Out: [PureClass]. May import: `model`.
/// One rule per construct, one file per rule; what no rule touches stays as the user wrote it.
@NullMarked
package dev.hokku.processor.lower;

import org.jspecify.annotations.NullMarked;
