package dev.hokku.parity.tables;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import dev.hokku.core.HokkuException;
import dev.hokku.lax.Numpy;
import dev.hokku.parity.golden.Mismatch;
import dev.hokku.tensor.DType;
import dev.hokku.tensor.Tensor;
import dev.hokku.tree.DataStructures;
import dev.hokku.tree.Entry;
import dev.hokku.tree.Params;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Tables of `hk.data_structures`. A structure's numbers are scalars `f64`; what it has besides names and numbers, empty modules, `Params` cannot hold.
final class StructureTables {

  /// `value*10 if name=='w' else value`.
  private static final Pattern CONDITIONAL = Pattern.compile("value\\s*([*+-])\\s*([0-9.]+)\\s+if\\s+(.+)\\s+else\\s+value");

  /// `module 'a'->0`.
  private static final Pattern PART = Pattern.compile("(module|name) '([^']*)'->([0-9]+)");

  private StructureTables() {}

  static void register(Map<String, Function<JsonObject, JsonObject>> functions) {
    functions.put("filter", row -> Tables.out(json(DataStructures.filter(condition(row), structure(row)))));
    functions.put("map", row -> Tables.out(json(DataStructures.map(mapping(row.get("fn").getAsString()), structure(row)))));
    functions.put("merge", StructureTables::merge);
    functions.put("partition", StructureTables::partition);
    functions.put("partition_n", StructureTables::partitionN);
    functions.put("is_subset", row -> Tables.out(new JsonPrimitive(
        DataStructures.isSubset(params(row.get("subset")), params(row.get("superset"))))));
    functions.put("traverse", StructureTables::traverse);
  }

  private static Params structure(JsonObject row) {
    return params(row.get("structure"));
  }

  private static Params params(JsonElement structure) {
    Params.Builder params = Params.builder();
    structure.getAsJsonObject().entrySet().forEach(module -> module.getValue().getAsJsonObject().entrySet().forEach(value ->
        params.put(module.getKey(), value.getKey(), Numpy.scalar(DType.F64, value.getValue().getAsDouble()))));
    return params.build();
  }

  private static JsonObject json(Params params) {
    JsonObject modules = new JsonObject();
    for (String module : params.modules()) {
      JsonObject values = new JsonObject();
      params.of(module).forEach((name, value) -> values.addProperty(name, value.item()));
      modules.add(module, values);
    }
    return modules;
  }

  private static Predicate<Entry> condition(JsonObject row) {
    return Condition.parse(row.get("predicate").getAsString());
  }

  private static Function<Entry, Tensor> mapping(String text) {
    Matcher conditional = CONDITIONAL.matcher(text);
    if (!conditional.matches()) {
      throw new Mismatch("the runner cannot read the function '%s'".formatted(text));
    }
    double operand = Double.parseDouble(conditional.group(2));
    Predicate<Entry> condition = Condition.parse(conditional.group(3));
    return entry -> !condition.test(entry) ? entry.tensor() : switch (conditional.group(1)) {
      case "*" -> entry.tensor().mul(operand);
      case "+" -> entry.tensor().add(operand);
      default -> entry.tensor().sub(operand);
    };
  }

  private static JsonObject merge(JsonObject row) {
    List<Params> structures = new ArrayList<>();
    row.getAsJsonArray("in").forEach(each -> structures.add(params(each)));
    Params first = structures.getFirst();
    Params[] others = structures.subList(1, structures.size()).toArray(Params[]::new);
    if (!row.has("check_duplicates")) {
      return Tables.out(json(DataStructures.merge(first, others)));
    }
    JsonObject raised = new JsonObject();
    raised.add("raises", refused(first, others) ? new JsonPrimitive("ValueError") : JsonNull.INSTANCE);
    return raised;
  }

  private static boolean refused(Params first, Params[] others) {
    try {
      DataStructures.mergeChecked(first, others);
      return false;
    } catch (HokkuException refused) {
      return true;
    }
  }

  private static JsonObject partition(JsonObject row) {
    DataStructures.Split<Params> split = DataStructures.partition(condition(row), structure(row));
    JsonObject out = new JsonObject();
    out.add("true", json(split.accepted()));
    out.add("false", json(split.rest()));
    return out;
  }

  private static JsonObject partitionN(JsonObject row) {
    String text = row.get("fn").getAsString();
    JsonArray parts = new JsonArray();
    DataStructures.partitionN(entry -> part(text, entry), structure(row), row.get("n").getAsInt()).forEach(part -> parts.add(json(part)));
    return Tables.out(parts);
  }

  /// `module 'a'->0, name 'w'->1, else 2`: the first that fits.
  private static int part(String text, Entry entry) {
    for (String rule : text.split(",\\s*")) {
      Matcher part = PART.matcher(rule);
      if (rule.startsWith("else ")) {
        return Integer.parseInt(rule.substring(5));
      }
      if (!part.matches()) {
        throw new Mismatch("the runner cannot read the rule '%s'".formatted(rule));
      }
      if ((part.group(1).equals("name") ? entry.name() : entry.module()).equals(part.group(2))) {
        return Integer.parseInt(part.group(3));
      }
    }
    throw new Mismatch("'%s' has no part for %s".formatted(text, entry));
  }

  private static JsonObject traverse(JsonObject row) {
    JsonArray entries = new JsonArray();
    for (Entry entry : DataStructures.traverse(structure(row))) {
      JsonArray triple = new JsonArray();
      triple.add(entry.module());
      triple.add(entry.name());
      triple.add(entry.tensor().item());
      entries.add(triple);
    }
    return Tables.out(entries);
  }
}
