package dev.hokku.parity.configs;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.hokku.nn.Conv1DLSTM;
import dev.hokku.nn.Conv2DLSTM;
import dev.hokku.nn.Conv3DLSTM;
import dev.hokku.nn.DeepRNN;
import dev.hokku.nn.Functions;
import dev.hokku.nn.GRU;
import dev.hokku.nn.IdentityCore;
import dev.hokku.nn.LSTM;
import dev.hokku.nn.Layer;
import dev.hokku.nn.LayerCore;
import dev.hokku.nn.Linear;
import dev.hokku.nn.RNNCore;
import dev.hokku.nn.VanillaRNN;
import dev.hokku.parity.golden.Expression;
import dev.hokku.parity.golden.Mismatch;
import dev.hokku.parity.golden.Options;
import dev.hokku.parity.golden.Variant;
import dev.hokku.tensor.Shape;
import dev.hokku.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Recurrent cores by the Python expressions that make them.
public final class Cores {

  private Cores() {}

  /// The core of a variant: by its constructor where that is told, else by its name.
  public static RNNCore<Tensor, Tensor, ?> of(Variant v) {
    String constructor = v.textOrNull("core_constructor");
    return core(Expression.parse(constructor != null ? constructor : constructorOf(v.text("core"))));
  }

  private static String constructorOf(String name) {
    return switch (name) {
      case "lstm" -> "LSTM(3)";
      case "gru" -> "GRU(3)";
      case "deep_lstm_gru" -> "DeepRNN([LSTM(3), tanh, GRU(2)])";
      case "vanilla" -> "VanillaRNN(4)";
      default -> throw new Mismatch("the program knows no core '%s'".formatted(name));
    };
  }

  static RNNCore<Tensor, Tensor, ?> core(JsonElement json) {
    JsonObject call = json.getAsJsonObject();
    if (!call.has("$call")) {
      throw new Mismatch("%s is no recurrent core".formatted(json));
    }
    String type = plainType(call);
    JsonArray args = call.getAsJsonArray("args");
    Options options = new Options("hk." + type, call.getAsJsonObject("kwargs"));
    RNNCore<Tensor, Tensor, ?> core = switch (type) {
      case "LSTM" -> new LSTM(size(args, options)).withName(options.textOrNull("name"));
      case "GRU" -> new GRU(size(args, options))
          .withWIInit(Values.initializer(options, "w_i_init"))
          .withWHInit(Values.initializer(options, "w_h_init"))
          .withBInit(Values.initializer(options, "b_init"))
          .withName(options.textOrNull("name"));
      case "VanillaRNN" -> new VanillaRNN(size(args, options))
          .withDoubleBias(options.flag("double_bias", true))
          .withName(options.textOrNull("name"));
      case "IdentityCore" -> new IdentityCore<Tensor>().withName(options.textOrNull("name"));
      case "DeepRNN" -> new DeepRNN(layers(args.get(0))).withName(options.textOrNull("name"));
      case "deep_rnn_with_skip_connections" -> skipping(args, options.textOrNull("name"));
      case "Conv1DLSTM" -> new Conv1DLSTM(shape(args, options), channels(args, options), kernel(args, options)).withName(options.textOrNull("name"));
      case "Conv2DLSTM" -> new Conv2DLSTM(shape(args, options), channels(args, options), kernel(args, options)).withName(options.textOrNull("name"));
      case "Conv3DLSTM" -> new Conv3DLSTM(shape(args, options), channels(args, options), kernel(args, options)).withName(options.textOrNull("name"));
      default -> throw new Mismatch("the runner knows no core hk.%s".formatted(type));
    };
    options.done();
    return core;
  }

  private static DeepRNN skipping(JsonArray args, @Nullable String name) {
    DeepRNN deep = DeepRNN.withSkipConnections(layers(args.get(0)));
    return name == null ? deep : deep.withName(name);
  }

  private static List<RNNCore<Tensor, Tensor, ?>> layers(JsonElement list) {
    List<RNNCore<Tensor, Tensor, ?>> layers = new ArrayList<>();
    for (JsonElement layer : list.getAsJsonArray()) {
      layers.add(layer(layer.getAsJsonObject()));
    }
    return layers;
  }

  /// A core, a function, or a module without state.
  private static RNNCore<Tensor, Tensor, ?> layer(JsonObject json) {
    if (json.has("$name")) {
      return new LayerCore(function(json));
    }
    if (plainType(json).equals("Linear")) {
      Options options = new Options("hk.Linear", json.getAsJsonObject("kwargs"));
      int outputSize = argument(json.getAsJsonArray("args"), 0, options, "output_size").getAsInt();
      Linear linear = new Linear(outputSize).withBias(options.flag("with_bias", true)).withName(options.textOrNull("name"));
      options.done();
      return new LayerCore(linear);
    }
    return core(json);
  }

  /// The class without its module: `LSTM` of `hk.LSTM`.
  private static String plainType(JsonObject call) {
    String type = call.get("$call").getAsString();
    return type.substring(type.lastIndexOf('.') + 1);
  }

  private static Layer function(JsonElement json) {
    String name = json.getAsJsonObject().get("$name").getAsString();
    return switch (name.substring(name.lastIndexOf('.') + 1)) {
      case "tanh" -> Functions::tanh;
      case "relu" -> Functions::relu;
      case "sigmoid" -> Functions::sigmoid;
      default -> throw new Mismatch("the runner knows no function '%s' between cores".formatted(name));
    };
  }

  private static JsonElement argument(JsonArray args, int place, Options options, String name) {
    return place < args.size() ? args.get(place) : options.required(name);
  }

  private static int size(JsonArray args, Options options) {
    return argument(args, 0, options, "hidden_size").getAsInt();
  }

  private static Shape shape(JsonArray args, Options options) {
    return Shape.of(Options.ints(argument(args, 0, options, "input_shape")));
  }

  private static int channels(JsonArray args, Options options) {
    return argument(args, 1, options, "output_channels").getAsInt();
  }

  private static int[] kernel(JsonArray args, Options options) {
    return Options.ints(argument(args, 2, options, "kernel_shape"));
  }
}
