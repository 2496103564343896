package dev.hokku.graph.text;

import dev.hokku.graph.Graph;
import java.util.List;

/// A parameter as it stands in the text.
sealed interface Value {

  /// A number, an enum constant, a dtype, a name.
  record Word(String text) implements Value {}

  /// `[8,16]`, `{0,1}`.
  record Sequence(List<Value> items) implements Value {}

  /// A record: `Padding[low=0, high=1, interior=0]`.
  record Fielded(Fields fields) implements Value {}

  /// A type: `f32[8,16]`.
  record Typed(String name, List<Value> items) implements Value {}

  /// A body.
  record Body(Graph graph) implements Value {}
}
