package dev.hokku.parity.configs;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.hokku.nn.Layer;
import dev.hokku.nn.Sequential;
import dev.hokku.parity.golden.Expression;
import dev.hokku.parity.golden.Mismatch;
import dev.hokku.parity.golden.Options;
import java.util.ArrayList;
import java.util.List;

/// Modules by the Python expressions that make them, as a user would type them: `Conv2D(3, (3, 3), stride=2)`.
public final class Constructors {

  private Constructors() {}

  /// The module of an expression.
  public static Object module(String expression) {
    return module(Expression.parse(expression).getAsJsonObject());
  }

  private static Object module(JsonObject call) {
    if (!call.has("$call")) {
      throw new Mismatch("%s makes no module".formatted(call));
    }
    String name = call.get("$call").getAsString();
    JsonArray args = call.getAsJsonArray("args");
    JsonObject given = call.getAsJsonObject("kwargs");
    if (name.equals("Sequential")) {
      return new Sequential(layers(args.isEmpty() ? given.getAsJsonArray("layers") : args.get(0).getAsJsonArray()));
    }
    if (!Signatures.knows(name)) {
      return Cores.core(call);
    }
    Options options = new Options("hk." + name, Signatures.named(name, args, given));
    Object module = Modules.module(name, options);
    options.done();
    return module;
  }

  private static List<Layer> layers(JsonArray expressions) {
    List<Layer> layers = new ArrayList<>();
    for (JsonElement expression : expressions) {
      layers.add((Layer) module(expression.getAsJsonObject()));
    }
    return layers;
  }
}
