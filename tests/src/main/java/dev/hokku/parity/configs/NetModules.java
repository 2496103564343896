package dev.hokku.parity.configs;

import dev.hokku.hk.Initializer;
import dev.hokku.nn.Functions;
import dev.hokku.nn.MultiHeadAttention;
import dev.hokku.nn.init.VarianceScaling;
import dev.hokku.nn.nets.MLP;
import dev.hokku.parity.golden.Options;
import dev.hokku.tensor.Tensor;
import java.util.Arrays;
import java.util.function.UnaryOperator;

/// Whole networks by Haiku's names of options.
final class NetModules {

  private NetModules() {}

  static void register() {
    Modules.put("nets.MLP", NetModules::mlp, CallsInit::mlp, CallsApply::mlp, "inputs", "dropout_rate", "rng");
    Modules.put(
        "MultiHeadAttention", NetModules::attention, CallsInit::attention, CallsApply::attention, "query", "key", "value", "mask");
  }

  private static MultiHeadAttention attention(Options o) {
    int heads = o.integer("num_heads");
    int keySize = o.integer("key_size");
    Initializer wInit = o.has("w_init_scale")
        ? new VarianceScaling(o.number("w_init_scale"))
        : Values.initializer(o.required("w_init"));
    return new MultiHeadAttention(
        heads,
        keySize,
        wInit,
        o.flag("with_bias", true),
        Values.initializer(o, "b_init"),
        o.integer("value_size", keySize),
        o.integer("model_size", keySize * heads),
        o.textOrNull("name"));
  }

  private static MLP mlp(Options o) {
    UnaryOperator<Tensor> activation = o.read("activation", Functions::relu, Values::activation);
    return new MLP(
        Arrays.stream(o.integers("output_sizes")).boxed().toList(),
        o.flag("with_bias", true),
        Values.initializer(o, "w_init"),
        Values.initializer(o, "b_init"),
        activation,
        o.flag("activate_final", false),
        o.textOrNull("name"));
  }
}
