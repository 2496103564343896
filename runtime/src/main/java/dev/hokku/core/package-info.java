/// The hole that primitives fill: what an operation is, how it is bound to operands, and who interprets it.
///
/// In: operands. Out: results, by the interpreter that is highest among them. May import: `tensor`.
@NullMarked
package dev.hokku.core;

import org.jspecify.annotations.NullMarked;
