package dev.hokku.hk;

import dev.hokku.tensor.Axes;
import dev.hokku.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The options that a module was given, with their names; those that have their default are left out.
///
/// Generated code fills one in for each module class: a default is what the shortest constructor hands over. Records of options that modules share
/// implement [Described].
///
/// Source: `haiku._src.utils.auto_repr`.
public final class Description {

  private final List<Option> options = new ArrayList<>();

  Description() {}

  /// An option as it was given.
  ///
  /// @param name as in the source: `outputSize`
  /// @param value never null
  public record Option(String name, Object value) {

    /// `outputSize=3`.
    @Override
    public String toString() {
      return name + "=" + text(value);
    }
  }

  /// An option without a default, unless that is null.
  public Description option(String name, @Nullable Object value) {
    switch (value) {
      case null -> {}
      case Described shared -> shared.describe(this);
      default -> options.add(new Option(name, value));
    }
    return this;
  }

  /// An option without a default.
  public Description option(String name, int value) {
    return option(name, Integer.valueOf(value));
  }

  /// An option without a default.
  public Description option(String name, char value) {
    return option(name, Character.valueOf(value));
  }

  /// An option.
  public Description option(String name, @Nullable Object value, @Nullable Object otherwise) {
    return Objects.equals(value, otherwise) ? this : option(name, value);
  }

  /// An option.
  public Description option(String name, boolean value, boolean otherwise) {
    return value == otherwise ? this : option(name, value);
  }

  /// An option.
  public Description option(String name, long value, long otherwise) {
    return value == otherwise ? this : option(name, value);
  }

  /// An option.
  public Description option(String name, double value, double otherwise) {
    return value == otherwise ? this : option(name, value);
  }

  /// A module as an option.
  ///
  /// @param type that of `module`; generated code gives each module its own, and javac would have much to infer if this said so
  public Description module(String name, @Nullable Object module, ModuleType<?> type) {
    return module == null ? this : option(name, new Nested(module, type));
  }

  /// A module whose class does not say how it prints, so its type comes along.
  private record Nested(Object module, ModuleType<?> type) {

    @Override
    public String toString() {
      return type.untyped().describe(module);
    }
  }

  /// What was given, in the order of the constructor.
  public List<Option> options() {
    return Collections.unmodifiableList(options);
  }

  /// A value as Java would have it written, roughly: `3`, `[4, 2]`, `'foo'`, a module with its options.
  static String text(@Nullable Object value) {
    return switch (value) {
      case null -> "null";
      case String word -> "'" + word + "'";
      case Tensor tensor -> tensor.aval().toString();
      case Axes axes when axes.count() == 1 -> String.valueOf(axes.at(0));
      case Axes axes -> axes.asList().stream().map(String::valueOf).collect(Collectors.joining(", ", "(", ")"));
      case Collection<?> values -> values.stream().map(Description::text).collect(Collectors.joining(", ", "[", "]"));
      case Map<?, ?> values -> values.entrySet().stream()
          .map(entry -> text(entry.getKey()) + ": " + text(entry.getValue())).collect(Collectors.joining(", ", "{", "}"));
      case Object[] values -> text(Arrays.asList(values));
      case int[] values -> Arrays.toString(values);
      case Dispatched module when module.moduleType() instanceof ModuleType<?> type -> type.untyped().describe(module);
      default -> unlessLambda(value.toString());
    };
  }

  /// A lambda has no text of its own: what it has by default names its hidden class, and is another in each run.
  private static String unlessLambda(String text) {
    return text.contains("$$Lambda") ? "a function" : text;
  }
}
