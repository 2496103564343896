/// The records that the stages hand to each other: modules, their methods, and the sites in a body that lowering changes.
///
/// In: nothing. Out: values. May import: the annotations' [dev.hokku.Effect].
@NullMarked
package dev.hokku.processor.model;

import org.jspecify.annotations.NullMarked;
