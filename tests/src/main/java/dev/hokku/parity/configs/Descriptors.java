package dev.hokku.parity.configs;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.hokku.nn.RNNCore;
import dev.hokku.nn.Sequential;
import dev.hokku.parity.golden.Expression;
import dev.hokku.parity.golden.Lowered;
import dev.hokku.parity.golden.Mismatch;
import dev.hokku.tensor.Tensor;
import java.util.List;
import java.util.stream.Collectors;

/// The cases of Haiku's catalogue of modules: each module by its printed form, called in one standard way.
final class Descriptors {

  private Descriptors() {}

  static Lowered network(JsonObject config) {
    String descriptor = config.get("descriptor").getAsString();
    JsonArray lines = config.getAsJsonArray("module_repr");
    String text = lines.asList().stream().map(JsonElement::getAsString).collect(Collectors.joining(" "));
    JsonObject module = Expression.parse(text).getAsJsonObject();
    if (descriptor.startsWith("Recurrent(")) {
      return recurrent(module, descriptor.contains("static_unroll"));
    }
    if (descriptor.equals("Sequential") && module.getAsJsonObject("kwargs").get("layers").getAsJsonArray().isEmpty()) {
      Sequential empty = new Sequential(List.of());
      Call call = Call.bind("hk.Sequential", call(descriptor), "inputs");
      return new Lowered((frame, in) -> CallsApply.layer(frame, empty, call, in));
    }
    JsonObject construct = new JsonObject();
    construct.addProperty("$module", descriptor);
    construct.add("kwargs", module.getAsJsonObject("kwargs"));
    JsonObject wrapped = new JsonObject();
    wrapped.add("construct", construct);
    wrapped.addProperty("method", "__call__");
    wrapped.add("call", call(descriptor));
    return Modules.network(wrapped);
  }

  private static JsonObject call(String descriptor) {
    return JsonParser.parseString(switch (descriptor) {
      case "BatchNorm", "nets.ResNet", "nets.MobileNetV1", "nets.VectorQuantizer", "nets.VectorQuantizerEMA" ->
          "{'args': [{'$in': 0}], 'kwargs': {'is_training': true}}";
      case "MultiHeadAttention" -> "{'args': [{'$in': 0}, {'$in': 0}, {'$in': 0}]}";
      default -> "{'args': [{'$in': 0}]}";
    }).getAsJsonObject();
  }

  private static Lowered recurrent(JsonObject module, boolean statically) {
    if (!module.get("$call").getAsString().equals("ResetCore")) {
      RNNCore<Tensor, Tensor, ?> core = Cores.core(module);
      return new Lowered((frame, in) -> CallsApply.unrolled(frame, core, statically, in));
    }
    if (!module.getAsJsonObject("kwargs").toString().contains("DummyCore")) {
      throw new Mismatch("the runner resets no core but Haiku's DummyCore, not %s".formatted(module));
    }
    return new Lowered((frame, in) -> CallsApply.unrolledReset(frame, statically, in));
  }
}
