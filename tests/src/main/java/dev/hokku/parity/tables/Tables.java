package dev.hokku.parity.tables;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import dev.hokku.hk.Names;
import dev.hokku.hk.Policy;
import dev.hokku.lax.Numpy;
import dev.hokku.parity.golden.Dtypes;
import dev.hokku.parity.golden.Mismatch;
import dev.hokku.parity.golden.Options;
import dev.hokku.parity.golden.Outcome;
import dev.hokku.tensor.DType;
import dev.hokku.tensor.Shape;
import dev.hokku.tree.Params;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/// Runs a table: each row's inputs through the function that the table is of.
public final class Tables {

  /// From the inputs of a row to its outputs.
  private static final Map<String, Function<JsonObject, JsonObject>> FUNCTIONS = new HashMap<>();

  static {
    FUNCTIONS.put("camel_to_snake", row -> out(new JsonPrimitive(Names.camelToSnake(row.get("in").getAsString()))));
    FUNCTIONS.put("simple_dtype", row -> out(new JsonPrimitive(DType.simpleName(row.get("in").getAsString()))));
    FUNCTIONS.put("name_and_number", Tables::nameAndNumber);
    FUNCTIONS.put("tree_size_bytes", Tables::treeSize);
    FUNCTIONS.put("jmp_get_policy", Tables::policy);
    PaddingTables.register(FUNCTIONS);
    StructureTables.register(FUNCTIONS);
    SummaryTables.register(FUNCTIONS);
  }

  /// The fields that hold what comes out.
  private static final Set<String> OUTPUTS = Set.of("out", "base", "number", "size", "bytes", "true", "false", "raises", "repr", "text");

  private Tables() {}

  /// The outcome of all rows.
  public static Outcome run(JsonObject content) {
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

  static JsonObject out(JsonElement value) {
    JsonObject out = new JsonObject();
    out.add("out", value);
    return out;
  }

  private static JsonObject nameAndNumber(JsonObject row) {
    Names.Numbered split = Names.split(row.get("in").getAsString());
    JsonObject out = new JsonObject();
    out.addProperty("base", split.base());
    Integer number = split.number();
    out.add("number", number == null ? JsonNull.INSTANCE : new JsonPrimitive(number));
    return out;
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

  private static JsonObject policy(JsonObject row) {
    JsonObject result = new JsonObject();
    try {
      Policy policy = Policy.parse(row.get("in").getAsString());
      result.addProperty("param_dtype", Dtypes.name(policy.paramDtype()));
      result.addProperty("compute_dtype", Dtypes.name(policy.computeDtype()));
      result.addProperty("output_dtype", Dtypes.name(policy.outputDtype()));
      result.addProperty("str", policy.toString());
    } catch (IllegalArgumentException refused) {
      result.addProperty("raises", "ValueError");
    }
    return out(result);
  }
}
