package dev.hokku.hk.summary;

import dev.hokku.graph.Eqn;

/// A piece of a module call: an equation, or a call inside it.
///
/// {@snippet :
/// Linear linear = new Linear(2);
/// Params params = LinearInit.initFromShapes(Key.of(0), linear, ShapeDtype.f32(1, 3));
/// ModelInfo model = ModelInfo.makeModelInfo(params, State.empty(), (frame, args) -> LinearApply.forward(linear, frame, args.get(0)), ShapeDtype.f32(1, 3));
/// for (ModelPart part : model.calls().getFirst().parts()) {
///   String text = switch (part) {
///     case ModelPart.Step step -> step.eqn().op().name();
///     case ModelInfo call -> call.name();
///   };
///   assert !text.isEmpty();
/// }
/// }
///
/// Source: `hk.experimental.jaxpr_info.Expression`.
public sealed interface ModelPart permits ModelPart.Step, ModelInfo {

  /// An equation.
  ///
  /// @param eqn with its operands and results
  record Step(Eqn eqn) implements ModelPart {}
}
