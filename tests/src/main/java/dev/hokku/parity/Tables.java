package dev.hokku.parity;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import dev.hokku.hk.Names;
import dev.hokku.lax.Numpy;
import dev.hokku.lax.Padding;
import dev.hokku.nn.Channels;
import dev.hokku.nn.ConvPadding;
import dev.hokku.nn.Pad;
import dev.hokku.nn.PadFunction;
import dev.hokku.parity.golden.Dtypes;
import dev.hokku.parity.golden.Mismatch;
import dev.hokku.parity.golden.Options;
import dev.hokku.parity.golden.Outcome;
import dev.hokku.tensor.Axes;
import dev.hokku.tensor.Shape;
import dev.hokku.tree.Params;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;

/// Tables of small functions: each row holds what goes in and what comes out.
final class Tables {

  /// From the inputs of a row to its outputs.
  private static final Map<String, Function<JsonObject, JsonObject>> FUNCTIONS = Map.of(
      "camel_to_snake", row -> out(new JsonPrimitive(Names.camelToSnake(row.get("in").getAsString()))),
      "simple_dtype", row -> out(new JsonPrimitive(Dtypes.parse(row.get("in").getAsString()).toString())),
      "get_channel_index", Tables::channelIndex,
      "name_and_number", Tables::nameAndNumber,
      "pad_fn", row -> out(pair(padFunction(row).apply(row.get("effective_kernel").getAsInt()))),
      "create_from_padfn", Tables::fromPadFunction,
      "tree_size_bytes", Tables::treeSize);

  /// The fields that hold what comes out.
  private static final Set<String> OUTPUTS = Set.of("out", "base", "number", "size", "bytes");

  private Tables() {}

  static Outcome run(JsonObject content) {
    String table = content.get("table").getAsString();
    return Outcome.of("misc/" + table, () -> {
      Function<JsonObject, JsonObject> function = FUNCTIONS.get(table);
      if (function == null) {
        throw new Mismatch("the runner knows no table '%s'".formatted(table));
      }
      for (JsonElement row : content.getAsJsonArray("rows")) {
        JsonObject given = row.getAsJsonObject().deepCopy();
        JsonObject expected = new JsonObject();
        OUTPUTS.forEach(name -> {
          if (given.has(name)) {
            expected.add(name, given.remove(name));
          }
        });
        JsonObject actual = function.apply(given);
        if (!actual.equals(expected)) {
          throw new Mismatch("%s gives %s where %s was recorded".formatted(given, actual, expected));
        }
      }
    });
  }

  private static JsonObject out(JsonElement value) {
    JsonObject out = new JsonObject();
    out.add("out", value);
    return out;
  }

  private static JsonObject channelIndex(JsonObject row) {
    try {
      return out(new JsonPrimitive(Channels.index(row.get("in").getAsString())));
    } catch (IllegalArgumentException refused) {
      return out(new JsonPrimitive("ValueError"));
    }
  }

  private static JsonObject nameAndNumber(JsonObject row) {
    Names.Numbered split = Names.split(row.get("in").getAsString());
    JsonObject out = new JsonObject();
    out.addProperty("base", split.base());
    Integer number = split.number();
    out.add("number", number == null ? JsonNull.INSTANCE : new JsonPrimitive(number));
    return out;
  }

  private static PadFunction padFunction(JsonObject row) {
    return switch (row.get("fn").getAsString()) {
      case "valid" -> Pad::valid;
      case "same" -> Pad::same;
      case "full" -> Pad::full;
      case "causal" -> Pad::causal;
      case "reverse_causal" -> Pad::reverseCausal;
      default -> throw new Mismatch("there is no hk.pad.%s".formatted(row.get("fn").getAsString()));
    };
  }

  private static JsonArray pair(Padding padding) {
    JsonArray pair = new JsonArray();
    pair.add(padding.low());
    pair.add(padding.high());
    return pair;
  }

  private static JsonObject fromPadFunction(JsonObject row) {
    int[] kernel = Options.ints(row.get("kernel"));
    Axes one = Axes.of(IntStream.generate(() -> 1).limit(kernel.length).toArray());
    List<Padding> padding = ConvPadding.by(padFunction(row))
        .resolve(new int[kernel.length], Axes.of(kernel), one, Axes.of(Options.ints(row.get("rate"))));
    JsonArray pairs = new JsonArray();
    padding.forEach(each -> pairs.add(pair(each)));
    return out(pairs);
  }

  private static JsonObject treeSize(JsonObject row) {
    Params.Builder params = Params.builder();
    JsonArray shapes = row.getAsJsonArray("shapes");
    for (int i = 0; i < shapes.size(); i++) {
      Shape shape = Shape.of(Options.ints(shapes.get(i)));
      params.put("m", "p" + i, Numpy.zeros(Dtypes.parse(row.getAsJsonArray("dtypes").get(i).getAsString()), shape));
    }
    JsonObject out = new JsonObject();
    out.addProperty("size", params.build().count());
    out.addProperty("bytes", params.build().byteSize());
    return out;
  }
}
