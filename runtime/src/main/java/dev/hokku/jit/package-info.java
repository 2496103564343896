/// Functions compiled once per structure, shapes and static values of their arguments.
///
/// In: a function of trees. Out: the same function, run by a backend's executable. May import: `transform`, `graph.pass`, `backend` and below.
@NullMarked
package dev.hokku.jit;

import org.jspecify.annotations.NullMarked;
