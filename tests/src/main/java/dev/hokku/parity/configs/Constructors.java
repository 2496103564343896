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
import java.util.Map;

/// Modules by the Python expressions that make them, as a user would type them: `Conv2D(3, (3, 3), stride=2)`.
public final class Constructors {

  /// The order of each constructor's parameters, from Haiku's reference, as far as people give them by place.
  private static final Map<String, List<String>> PARAMETERS = Map.ofEntries(
      Map.entry("Linear", List.of("output_size", "with_bias", "w_init", "b_init", "name")),
      Map.entry("Bias", List.of("output_size", "bias_dims", "b_init", "name")),
      Map.entry("Embed", List.of("vocab_size", "embed_dim")),
      Map.entry("Flatten", List.of("preserve_dims", "name")),
      Map.entry("Reshape", List.of("output_shape", "preserve_dims", "name")),
      Map.entry("BatchNorm", List.of("create_scale", "create_offset", "decay_rate", "eps")),
      Map.entry("LayerNorm", List.of("axis", "create_scale", "create_offset", "eps")),
      Map.entry("GroupNorm", List.of("groups", "axis", "create_scale", "create_offset", "eps")),
      Map.entry("InstanceNorm", List.of("create_scale", "create_offset", "eps")),
      Map.entry("RMSNorm", List.of("axis", "eps")),
      Map.entry("Conv1D", List.of("output_channels", "kernel_shape", "stride", "rate", "padding", "with_bias")),
      Map.entry("Conv2D", List.of("output_channels", "kernel_shape", "stride", "rate", "padding", "with_bias")),
      Map.entry("Conv3D", List.of("output_channels", "kernel_shape", "stride", "rate", "padding", "with_bias")),
      Map.entry("ConvND", List.of("num_spatial_dims", "output_channels", "kernel_shape", "stride", "rate", "padding", "with_bias")),
      Map.entry("Conv2DTranspose", List.of("output_channels", "kernel_shape", "stride", "output_shape", "padding", "with_bias")),
      Map.entry("AvgPool", List.of("window_shape", "strides", "padding", "channel_axis", "name")),
      Map.entry("MaxPool", List.of("window_shape", "strides", "padding", "channel_axis", "name")),
      Map.entry("nets.MLP", List.of("output_sizes", "w_init", "b_init", "with_bias", "activation", "activate_final", "name")));

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
    JsonObject given = call.getAsJsonObject("kwargs").deepCopy();
    if (name.equals("Sequential")) {
      return new Sequential(layers(args.isEmpty() ? given.getAsJsonArray("layers") : args.get(0).getAsJsonArray()));
    }
    List<String> parameters = PARAMETERS.get(name);
    if (parameters == null) {
      return Cores.core(call);
    }
    for (int i = 0; i < args.size(); i++) {
      given.add(parameters.get(i), args.get(i));
    }
    Options options = new Options("hk." + name, given);
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
