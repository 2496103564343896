package dev.hokku.parity.golden;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.hokku.tensor.DType;
import dev.hokku.tensor.Shape;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Named values out of a JSON object, each to be asked for by name; [#done] refuses those that nobody asked for.
///
/// It lives for one construction and remembers what was read.
public final class Options {

  private final String owner;
  private final Map<String, JsonElement> unread = new LinkedHashMap<>();

  /// @param owner whose options these are, for messages
  public Options(String owner, JsonObject values) {
    this.owner = owner;
    values.entrySet().forEach(entry -> unread.put(entry.getKey(), entry.getValue()));
  }

  /// Whose options these are.
  public String owner() {
    return owner;
  }

  /// Whether an option is given and not null. It still has to be read.
  public boolean has(String name) {
    JsonElement value = unread.get(name);
    return value != null && !value.isJsonNull();
  }

  /// Whether an option is given, be it null.
  public boolean given(String name) {
    return unread.containsKey(name);
  }

  /// The value as it is; null if not given or null.
  public @Nullable JsonElement take(String name) {
    JsonElement value = unread.remove(name);
    return value == null || value.isJsonNull() ? null : value;
  }

  /// The value of an option that must be given.
  public JsonElement required(String name) {
    JsonElement value = take(name);
    if (value == null) {
      throw new Mismatch("%s needs the option '%s'".formatted(owner, name));
    }
    return value;
  }

  public <T> T read(String name, T otherwise, Function<JsonElement, T> parse) {
    JsonElement value = take(name);
    return value == null ? otherwise : parse.apply(value);
  }

  public <T> @Nullable T orNull(String name, Function<JsonElement, T> parse) {
    JsonElement value = take(name);
    return value == null ? null : parse.apply(value);
  }

  public int integer(String name) {
    return required(name).getAsInt();
  }

  public int integer(String name, int otherwise) {
    return read(name, otherwise, JsonElement::getAsInt);
  }

  public long longInteger(String name) {
    return required(name).getAsLong();
  }

  public double number(String name) {
    return required(name).getAsDouble();
  }

  public double number(String name, double otherwise) {
    return read(name, otherwise, JsonElement::getAsDouble);
  }

  public boolean flag(String name) {
    return required(name).getAsBoolean();
  }

  public boolean flag(String name, boolean otherwise) {
    return read(name, otherwise, JsonElement::getAsBoolean);
  }

  public String text(String name) {
    return required(name).getAsString();
  }

  public String text(String name, String otherwise) {
    return read(name, otherwise, JsonElement::getAsString);
  }

  public @Nullable String textOrNull(String name) {
    return orNull(name, JsonElement::getAsString);
  }

  public Shape shape(String name) {
    return Shape.of(ints(required(name)));
  }

  public DType dtype(String name, DType otherwise) {
    return read(name, otherwise, value -> Dtypes.parse(value.getAsString()));
  }

  /// A list of integers; a single one is a list of one.
  public int[] integers(String name) {
    return ints(required(name));
  }

  public int @Nullable [] integersOrNull(String name) {
    JsonElement value = take(name);
    return value == null ? null : ints(value);
  }

  /// Refuses options that nothing has read. `None` stands for the default, so that it says nothing.
  public void done() {
    unread.values().removeIf(JsonElement::isJsonNull);
    if (!unread.isEmpty()) {
      throw new Mismatch("%s has no option %s".formatted(owner, String.join(", ", unread.keySet().stream().map(k -> "'" + k + "'").toList())));
    }
  }

  /// A list, also one written as `{"$tuple": …}`; a single value is a list of one.
  public static List<JsonElement> list(JsonElement value) {
    if (value.isJsonObject() && value.getAsJsonObject().has("$tuple")) {
      return list(value.getAsJsonObject().get("$tuple"));
    }
    if (!value.isJsonArray()) {
      return List.of(value);
    }
    JsonArray array = value.getAsJsonArray();
    List<JsonElement> list = new ArrayList<>();
    array.forEach(list::add);
    return list;
  }

  public static int[] ints(JsonElement value) {
    return list(value).stream().mapToInt(JsonElement::getAsInt).toArray();
  }
}
