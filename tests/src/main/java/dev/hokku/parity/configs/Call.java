package dev.hokku.parity.configs;

import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import dev.hokku.parity.golden.Inputs;
import dev.hokku.parity.golden.Mismatch;
import dev.hokku.random.Key;
import dev.hokku.tensor.Tensor;
import dev.hokku.tree.Params;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The arguments of a call by the names of Haiku's parameters.
final class Call {

  private final Map<String, JsonElement> arguments;

  private Call(Map<String, JsonElement> arguments) {
    this.arguments = arguments;
  }

  /// Arguments by position and by name.
  ///
  /// @param json `{"args": […], "kwargs": {…}}`
  /// @param names of the parameters, in order
  static Call bind(String owner, JsonObject json, String... names) {
    Map<String, JsonElement> arguments = new LinkedHashMap<>();
    int next = 0;
    for (JsonElement value : json.getAsJsonArray("args")) {
      if (next == names.length) {
        throw new Mismatch("%s takes no %d arguments".formatted(owner, json.getAsJsonArray("args").size()));
      }
      arguments.put(names[next++], value);
    }
    if (json.has("kwargs")) {
      for (Map.Entry<String, JsonElement> entry : json.getAsJsonObject("kwargs").entrySet()) {
        if (!List.of(names).contains(entry.getKey()) || arguments.put(entry.getKey(), entry.getValue()) != null) {
          throw new Mismatch("%s takes no further argument '%s'".formatted(owner, entry.getKey()));
        }
      }
    }
    Precision.require(owner, arguments.get("precision"));
    return new Call(arguments);
  }

  /// Whether an argument is given and not `None`.
  boolean has(String name) {
    return !arguments.getOrDefault(name, JsonNull.INSTANCE).isJsonNull();
  }

  /// An argument that is a tensor.
  Tensor tensor(String name, Inputs in) {
    Tensor tensor = tensorOrNull(name, in);
    if (tensor == null) {
      throw new Mismatch("the call has no argument '%s'".formatted(name));
    }
    return tensor;
  }

  /// An argument that is a tensor or not given.
  @Nullable Tensor tensorOrNull(String name, Inputs in) {
    JsonElement value = arguments.get(name);
    if (value == null || value.isJsonNull()) {
      return null;
    }
    return isInput(value) ? in.tensor(inputOf(value)) : Values.array(value);
  }

  /// An argument that is a dict of dicts of tensors.
  Params params(String name, Inputs in) {
    JsonElement value = arguments.get(name);
    if (value == null || !(in.get(inputOf(value)) instanceof Params params)) {
      throw new Mismatch("the call has no dict '%s'".formatted(name));
    }
    return params;
  }

  /// An argument that is a truth value.
  boolean flag(String name, boolean otherwise, Inputs in) {
    JsonElement value = arguments.get(name);
    if (value == null || value.isJsonNull()) {
      return otherwise;
    }
    return isInput(value) ? in.flag(inputOf(value)) : value.getAsBoolean();
  }

  /// An argument that is a number.
  double number(String name) {
    return arguments.getOrDefault(name, JsonNull.INSTANCE).getAsDouble();
  }

  /// An argument that is a word.
  String text(String name) {
    return arguments.getOrDefault(name, JsonNull.INSTANCE).getAsString();
  }

  /// `{"$key": seed}`.
  Key key(String name) {
    return Key.of(arguments.getOrDefault(name, JsonNull.INSTANCE).getAsJsonObject().get("$key").getAsInt());
  }

  private static boolean isInput(JsonElement value) {
    return value.isJsonObject() && value.getAsJsonObject().has("$in");
  }

  private static int inputOf(JsonElement value) {
    return value.getAsJsonObject().get("$in").getAsInt();
  }
}
