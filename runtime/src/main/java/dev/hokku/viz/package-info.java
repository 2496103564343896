/// Pictures of tensors: plots and image grids as SVG and PNG, with no fonts, no windows and no desktop classes.
///
/// A [dev.hokku.viz.Plot] or [dev.hokku.viz.ImageGrid] says what to show; it is laid out once as a [dev.hokku.viz.Drawing] of simple shapes, and each writer
/// draws those.
///
/// In: tensors. Out: files and text. May import: `io` (to write files whole), `tensor`.
@NullMarked
package dev.hokku.viz;

import org.jspecify.annotations.NullMarked;
