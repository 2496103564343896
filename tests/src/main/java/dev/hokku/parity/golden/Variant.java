package dev.hokku.parity.golden;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The values that a program was run with: `v` of the Python text.
public final class Variant {

  private final Map<String, JsonElement> values = new TreeMap<>();

  public Variant(JsonObject json) {
    json.entrySet().forEach(entry -> values.put(entry.getKey(), entry.getValue()));
  }

  /// `v.get(name)`: whether it is given and true, or a number that is not 0.
  public boolean flag(String name) {
    JsonElement value = find(name);
    return value != null && (value.getAsJsonPrimitive().isBoolean() ? value.getAsBoolean() : value.getAsDouble() != 0);
  }

  /// `v[name]`.
  public int integer(String name) {
    return required(name).getAsInt();
  }

  /// `v.get(name, otherwise)`.
  public int integer(String name, int otherwise) {
    JsonElement value = find(name);
    return value == null ? otherwise : value.getAsInt();
  }

  /// `v[name]`.
  public double number(String name) {
    return required(name).getAsDouble();
  }

  /// `v[name]`.
  public String text(String name) {
    return required(name).getAsString();
  }

  /// `v.get(name)`.
  public @Nullable String textOrNull(String name) {
    JsonElement value = find(name);
    return value == null ? null : value.getAsString();
  }

  /// `v.get(name, ())`.
  public List<Integer> integers(String name) {
    JsonElement value = find(name);
    return value == null ? List.of() : Options.list(value).stream().map(JsonElement::getAsInt).toList();
  }

  /// Whether `name` is given.
  public boolean has(String name) {
    return values.containsKey(name);
  }

  private @Nullable JsonElement find(String name) {
    JsonElement value = values.get(name);
    return value == null || value.isJsonNull() ? null : value;
  }

  private JsonElement required(String name) {
    JsonElement value = find(name);
    if (value == null) {
      throw new Mismatch("the program needs the variant value '%s'".formatted(name));
    }
    return value;
  }
}
