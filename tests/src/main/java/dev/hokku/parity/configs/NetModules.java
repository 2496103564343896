package dev.hokku.parity.configs;

import dev.hokku.hk.Initializer;
import dev.hokku.nn.Functions;
import dev.hokku.nn.MultiHeadAttention;
import dev.hokku.nn.init.VarianceScaling;
import dev.hokku.nn.nets.MLP;
import dev.hokku.nn.nets.MobileNetV1;
import dev.hokku.nn.nets.VectorQuantizer;
import dev.hokku.nn.nets.VectorQuantizerEMA;
import dev.hokku.parity.golden.Options;
import dev.hokku.tensor.DType;
import dev.hokku.tensor.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;

/// Whole networks by Haiku's names of options.
final class NetModules {

  private NetModules() {}

  static void register() {
    Modules.put("nets.MLP", NetModules::mlp, CallsApply::mlp, "inputs", "dropout_rate", "rng");
    Modules.put("nets.MobileNetV1", NetModules::mobileNet, CallsApply::mobileNet, "inputs", "is_training");
    Modules.put("nets.VectorQuantizer", NetModules::quantizer, CallsApply::quantizer, "inputs", "is_training");
    Modules.put(
        "nets.VectorQuantizerEMA", NetModules::quantizerEma, CallsApply::quantizerEma, "inputs", "is_training");
    ResNets.register();
    Modules.put(
        "MultiHeadAttention", NetModules::attention, CallsApply::attention, "query", "key", "value", "mask");
  }

  private static MobileNetV1 mobileNet(Options o) {
    MobileNetV1 standard = new MobileNetV1(o.integer("num_classes", 1000));
    return new MobileNetV1(
        integers(o, "strides", standard.strides()),
        integers(o, "channels", standard.channels()),
        standard.numClasses(),
        o.flag("use_bn", true),
        o.textOrNull("name"));
  }

  private static List<Integer> integers(Options o, String name, List<Integer> otherwise) {
    return o.read(name, otherwise, json -> Arrays.stream(Options.ints(json)).boxed().toList());
  }

  private static VectorQuantizer quantizer(Options o) {
    return new VectorQuantizer(o.integer("embedding_dim"), o.integer("num_embeddings"), o.number("commitment_cost"))
        .withDtype(o.dtype("dtype", DType.F32))
        .withCrossReplicaAxis(o.textOrNull("cross_replica_axis"))
        .withName(o.textOrNull("name"));
  }

  private static VectorQuantizerEMA quantizerEma(Options o) {
    return new VectorQuantizerEMA(
        o.integer("embedding_dim"),
        o.integer("num_embeddings"),
        o.number("commitment_cost"),
        o.number("decay"),
        o.number("epsilon", 1e-5),
        o.dtype("dtype", DType.F32),
        o.textOrNull("cross_replica_axis"),
        o.textOrNull("name"));
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
