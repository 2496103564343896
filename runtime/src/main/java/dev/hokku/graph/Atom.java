package dev.hokku.graph;

import dev.hokku.tensor.ShapedArray;

/// An operand of an equation: a variable or a literal.
public sealed interface Atom permits Var, Literal {

  /// Type and shape.
  ShapedArray aval();
}
