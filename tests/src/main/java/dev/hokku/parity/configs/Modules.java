package dev.hokku.parity.configs;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.hokku.hk.Frame;
import dev.hokku.nn.Bias;
import dev.hokku.nn.Embed;
import dev.hokku.nn.Flatten;
import dev.hokku.nn.Layer;
import dev.hokku.nn.Linear;
import dev.hokku.nn.Reshape;
import dev.hokku.parity.golden.Inputs;
import dev.hokku.parity.golden.Lowered;
import dev.hokku.parity.golden.Mismatch;
import dev.hokku.parity.golden.Options;
import dev.hokku.tensor.Shape;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/// From Haiku's names of modules and options to our constructors.
final class Modules {

  private static final Map<String, Entry> ENTRIES = new HashMap<>();

  static {
    product("Linear", Modules::linear);
    layer("Reshape", options -> {
      Integer[] shape = boxed(options.integers("output_shape"));
      return new Reshape(shape).withPreserveDims(options.integer("preserve_dims", 1)).withName(options.textOrNull("name"));
    });
    layer("Flatten", options -> new Flatten().withPreserveDims(options.integer("preserve_dims", 1)).withName(options.textOrNull("name")));
    put("Bias", Modules::bias, CallsApply::bias, "inputs", "multiplier");
    put("Embed", Modules::embed, CallsApply::embed, "ids", "lookup_style", "precision");
    ConvModules.register();
    NormModules.register();
    NetModules.register();
  }

  private Modules() {}

  /// How a module is built and called.
  private record Entry(Function<Options, ?> module, Function<Options, Function<Call, Lowered>> build, String[] parameters) {}

  /// A lowered call.
  ///
  /// @param <M> the module
  @FunctionalInterface
  interface Body<M> {
    Object run(Frame frame, M module, Call call, Inputs inputs);
  }

  /// Adds a module.
  ///
  /// @param parameters Haiku's names of the call's parameters, in order
  static <M> void put(String name, Function<Options, M> build, Body<M> body, String... parameters) {
    ENTRIES.put(name, new Entry(build, options -> {
      M module = build.apply(options);
      return call -> new Lowered(
          (frame, in) -> body.run(frame, module, call, in), call.has("rng"));
    }, parameters));
  }

  /// Adds a module from one tensor to one tensor.
  static void layer(String name, Function<Options, ? extends Layer> build) {
    Modules.<Layer>put(name, build::apply, CallsApply::layer, "inputs");
  }

  /// Adds a module from one tensor to one tensor whose products can be told their precision.
  static void product(String name, Function<Options, ? extends Layer> build) {
    Modules.<Layer>put(name, build::apply, CallsApply::layer, "inputs", "precision");
  }

  /// The module itself.
  static Object module(String name, Options options) {
    Entry entry = ENTRIES.get(name);
    if (entry == null) {
      throw new Mismatch("the runner knows no module hk.%s".formatted(name));
    }
    return entry.module().apply(options);
  }

  /// The network of a case's `construct`, `method` and `call`.
  static Lowered network(JsonObject config) {
    JsonObject construct = config.getAsJsonObject("construct");
    String name = construct.get("$module").getAsString();
    Entry entry = ENTRIES.get(name);
    if (entry == null) {
      throw new Mismatch("the runner knows no module hk.%s".formatted(name));
    }
    if (!config.get("method").getAsString().equals("__call__")) {
      throw new Mismatch("the runner calls no method hk.%s.%s".formatted(name, config.get("method").getAsString()));
    }
    JsonArray args = construct.has("args") ? construct.getAsJsonArray("args") : new JsonArray();
    JsonObject kwargs = construct.has("kwargs") ? construct.getAsJsonObject("kwargs") : new JsonObject();
    Options options = new Options("hk." + name, Signatures.named(name, args, kwargs));
    Function<Call, Lowered> built = entry.build().apply(options);
    options.done();
    return built.apply(Call.bind("hk." + name, config.getAsJsonObject("call"), entry.parameters()));
  }

  private static Linear linear(Options options) {
    return new Linear(
        options.integer("output_size"),
        options.flag("with_bias", true),
        Values.initializer(options, "w_init"),
        Values.initializer(options, "b_init"),
        options.textOrNull("name"));
  }

  private static Bias bias(Options options) {
    Bias bias = new Bias().withBInit(Values.initializer(options, "b_init")).withName(options.textOrNull("name"));
    int[] size = options.integersOrNull("output_size");
    int[] dims = options.integersOrNull("bias_dims");
    if (size != null) {
      bias = bias.withOutputSize(Shape.of(size));
    }
    return dims == null ? bias : bias.withBiasDims(boxed(dims));
  }

  private static Embed embed(Options options) {
    Embed embed = options.has("embedding_matrix")
        ? ofMatrix(Embed.of(Values.array(options.required("embedding_matrix"))), options)
        : new Embed(options.integer("vocab_size"), options.integer("embed_dim"));
    Precision.require(options.owner(), options.take("precision"));
    if (options.has("w_init")) {
      embed = embed.withWInit(Values.initializer(options, "w_init"));
    }
    return embed
        .withLookupStyle(Embed.LookupStyle.valueOf(options.text("lookup_style", "ARRAY_INDEX").toUpperCase(Locale.ROOT)))
        .withName(options.textOrNull("name"));
  }

  /// The sizes of a matrix may be said too, as long as they are its own.
  private static Embed ofMatrix(Embed embed, Options options) {
    int words = options.integer("vocab_size", embed.vocabSize());
    int length = options.integer("embed_dim", embed.embedDim());
    if (words != embed.vocabSize() || length != embed.embedDim()) {
      throw new Mismatch("%s has a matrix of %d by %d, not %d by %d".formatted(options.owner(), embed.vocabSize(), embed.embedDim(), words, length));
    }
    return embed;
  }

  static Integer[] boxed(int[] values) {
    return Arrays.stream(values).boxed().toArray(Integer[]::new);
  }
}
