package dev.hokku.parity.golden;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import dev.hokku.tensor.Tensor;
import dev.hokku.tree.TreeNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// A recorded structure of tensors and plain values.
public sealed interface Expected {

  /// Refuses a value of another structure or with other plain values, and adds its tensors to those that are to be compared.
  ///
  /// @param what the value, for messages
  void collect(String what, @Nullable Object actual, List<Compared> into);

  /// The parts of an actual value, in the order in which JAX flattens the recorded one: dict keys sorted.
  List<Object> leavesOf(@Nullable Object actual);

  /// The structure that a JSON object describes.
  static Expected parse(JsonObject json, Map<String, Tensor> tensors) {
    return switch (json.get("kind").getAsString()) {
      case "leaf" -> json.has("py") ? new Plain(json.get("value")) : new Leaf(Reference.parse(json, tensors));
      case "none" -> new None();
      case "tuple", "list" -> new Items(List.of(), children(json, tensors));
      case "namedtuple" -> new Items(names(json, "fields"), children(json, tensors));
      case "dict" -> new Dict(names(json, "keys"), children(json, tensors));
      default -> throw new Mismatch("there is no kind of structure '%s'".formatted(json.get("kind").getAsString()));
    };
  }

  private static List<Expected> children(JsonObject json, Map<String, Tensor> tensors) {
    List<Expected> children = new ArrayList<>();
    json.getAsJsonArray("children").forEach(child -> children.add(parse(child.getAsJsonObject(), tensors)));
    return children;
  }

  private static List<String> names(JsonObject json, String field) {
    List<String> names = new ArrayList<>();
    json.getAsJsonArray(field).forEach(name -> names.add(name.getAsString()));
    return names;
  }

  /// A tensor.
  ///
  /// @param reference its elements
  record Leaf(Reference reference) implements Expected {
    @Override
    public void collect(String what, @Nullable Object actual, List<Compared> into) {
      if (!(actual instanceof Tensor tensor)) {
        throw new Mismatch("%s is %s where a tensor was recorded".formatted(what, actual));
      }
      into.add(new Compared(what, tensor, reference));
    }

    @Override
    public List<Object> leavesOf(@Nullable Object actual) {
      return actual == null ? List.of() : List.of(actual);
    }

    /// The tensor, which must be recorded whole.
    Tensor value() {
      return switch (reference) {
        case Reference.Stored(Tensor tensor) -> tensor;
        case Reference.Digest digest -> throw new Mismatch("an input is recorded only as a digest");
      };
    }
  }

  /// A Python number, boolean or string.
  ///
  /// @param json its value
  record Plain(JsonElement json) implements Expected {
    @Override
    public void collect(String what, @Nullable Object actual, List<Compared> into) {
      if (!String.valueOf(value()).equals(String.valueOf(actual))) {
        throw new Mismatch("%s is %s where %s was recorded".formatted(what, actual, value()));
      }
    }

    @Override
    public List<Object> leavesOf(@Nullable Object actual) {
      return List.of();
    }

    /// As a Java boolean, number or string.
    Object value() {
      JsonPrimitive value = json.getAsJsonPrimitive();
      if (value.isBoolean()) {
        return value.getAsBoolean();
      }
      if (value.isString()) {
        return value.getAsString();
      }
      double number = value.getAsDouble();
      if (value.getAsString().contains(".") || number != Math.rint(number)) {
        return number;
      }
      return value.getAsInt();
    }
  }

  /// Python's `None`.
  record None() implements Expected {
    @Override
    public void collect(String what, @Nullable Object actual, List<Compared> into) {
      if (actual != null) {
        throw new Mismatch("%s is %s where None was recorded".formatted(what, actual));
      }
    }

    @Override
    public List<Object> leavesOf(@Nullable Object actual) {
      return List.of();
    }
  }

  /// A tuple, list or named tuple.
  ///
  /// @param names of the fields, empty without names
  /// @param items its values
  record Items(List<String> names, List<Expected> items) implements Expected {
    @Override
    public void collect(String what, @Nullable Object actual, List<Compared> into) {
      List<?> values = valuesOf(what, actual);
      for (int i = 0; i < items.size(); i++) {
        items.get(i).collect(what + "." + (names.isEmpty() ? String.valueOf(i) : names.get(i)), values.get(i), into);
      }
    }

    @Override
    public List<Object> leavesOf(@Nullable Object actual) {
      List<?> values = valuesOf("the output", actual);
      List<Object> leaves = new ArrayList<>();
      for (int i = 0; i < items.size(); i++) {
        leaves.addAll(items.get(i).leavesOf(values.get(i)));
      }
      return leaves;
    }

    private List<?> valuesOf(String what, @Nullable Object actual) {
      List<?> values = switch (actual) {
        case List<?> list -> list;
        case TreeNode node when names.isEmpty() || names.equals(node.names()) -> node.children();
        case null, default -> throw new Mismatch("%s is %s where %d values%s were recorded".formatted(
            what, actual, items.size(), names.isEmpty() ? "" : " " + names));
      };
      if (values.size() != items.size()) {
        throw new Mismatch("%s has %d values where %d were recorded".formatted(what, values.size(), items.size()));
      }
      return values;
    }
  }

  /// A dict.
  ///
  /// @param keys in the order of insertion
  /// @param values as many
  record Dict(List<String> keys, List<Expected> values) implements Expected {
    @Override
    public void collect(String what, @Nullable Object actual, List<Compared> into) {
      Map<String, Object> map = mapOf(what, actual);
      for (int i = 0; i < keys.size(); i++) {
        values.get(i).collect(what + "." + keys.get(i), map.get(keys.get(i)), into);
      }
    }

    @Override
    public List<Object> leavesOf(@Nullable Object actual) {
      Map<String, Object> map = mapOf("the output", actual);
      Map<String, Expected> sorted = new TreeMap<>();
      for (int i = 0; i < keys.size(); i++) {
        sorted.put(keys.get(i), values.get(i));
      }
      List<Object> leaves = new ArrayList<>();
      sorted.forEach((key, value) -> leaves.addAll(value.leavesOf(map.get(key))));
      return leaves;
    }

    private Map<String, Object> mapOf(String what, @Nullable Object actual) {
      Map<String, Object> map = new TreeMap<>();
      switch (actual) {
        case Map<?, ?> given -> given.forEach((key, value) -> map.put(String.valueOf(key), value));
        case TreeNode node -> {
          for (int i = 0; i < node.names().size(); i++) {
            map.put(node.names().get(i), node.children().get(i));
          }
        }
        case null, default -> throw new Mismatch("%s is %s where a dict was recorded".formatted(what, actual));
      }
      if (!map.keySet().equals(new TreeSet<>(keys))) {
        throw new Mismatch("%s has the keys %s where %s were recorded".formatted(what, map.keySet(), keys));
      }
      return map;
    }
  }
}
