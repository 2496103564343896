package dev.hokku.hk.summary;

import dev.hokku.graph.Eqn;

/// A piece of a module call: an equation, or a call inside it.
///
/// Source: `hk.experimental.jaxpr_info.Expression`.
public sealed interface ModelPart permits ModelPart.Step, ModelInfo {

  /// An equation.
  ///
  /// @param eqn with its operands and results
  record Step(Eqn eqn) implements ModelPart {}
}
