package dev.hokku.parity.configs;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.hokku.hk.Initializer;
import dev.hokku.nn.ConvOptions;
import dev.hokku.nn.NormOptions;
import dev.hokku.nn.init.Initializers;
import dev.hokku.nn.nets.ResNet;
import dev.hokku.nn.nets.ResNetOptions;
import dev.hokku.parity.golden.Options;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Residual networks by Haiku's names of options.
final class ResNets {

  private ResNets() {}

  static void register() {
    put("nets.ResNet", null, o -> ResNetOptions.of(o.integers("blocks_per_group")));
    put("nets.ResNet18", "res_net18", o -> ResNet.options18());
    put("nets.ResNet34", "res_net34", o -> ResNet.options34());
    put("nets.ResNet50", "res_net50", o -> ResNetOptions.of(3, 4, 6, 3));
    put("nets.ResNet101", "res_net101", o -> ResNetOptions.of(3, 4, 23, 3));
    put("nets.ResNet152", "res_net152", o -> ResNetOptions.of(3, 8, 36, 3));
    put("nets.ResNet200", "res_net200", o -> ResNetOptions.of(3, 24, 36, 3));
  }

  private static void put(String type, @Nullable String name, Function<Options, ResNetOptions> base) {
    Modules.put(
        type,
        o -> {
          ResNetOptions options = options(o, base.apply(o));
          String given = o.textOrNull("name");
          return new ResNet(o.integer("num_classes"), options, given == null ? name : given);
        },
        CallsApply::resNet,
        "inputs",
        "is_training",
        "test_local_stats");
  }

  private static ResNetOptions options(Options o, ResNetOptions base) {
    ResNetOptions options = base
        .withBottleneck(o.flag("bottleneck", base.bottleneck()))
        .withResnetV2(o.flag("resnet_v2", false))
        .withStrides(o.read("strides", base.strides().toArray(), Options::ints))
        .withChannelsPerGroup(o.read("channels_per_group", base.channelsPerGroup().toArray(), Options::ints))
        .withUseProjection(o.read("use_projection", base.useProjection(), ResNets::flags));
    if (o.has("bn_config")) {
      Options bn = new Options("bn_config", o.required("bn_config").getAsJsonObject());
      NormOptions norm = NormModules.options(bn, bn.flag("create_scale", true), bn.flag("create_offset", true));
      options = options.withNorm(NormModules.batchNormOptions(bn, norm, bn.number("decay_rate", 0.9)));
      bn.done();
    }
    if (o.has("initial_conv_config")) {
      options = initialConv(options, o.required("initial_conv_config").getAsJsonObject());
    }
    return o.has("logits_config") ? logits(options, o.required("logits_config").getAsJsonObject()) : options;
  }

  private static List<Boolean> flags(JsonElement json) {
    return Options.list(json).stream().map(JsonElement::getAsBoolean).toList();
  }

  private static ResNetOptions initialConv(ResNetOptions options, JsonObject given) {
    JsonObject config = given.deepCopy();
    setDefault(config, "output_channels", 64);
    setDefault(config, "kernel_shape", 7);
    setDefault(config, "stride", 2);
    if (!config.has("with_bias")) {
      config.addProperty("with_bias", false);
    }
    Options conv = new Options("initial_conv_config", config);
    ConvOptions convolution = ConvModules.conv(conv, "NHWC");
    ResNetOptions changed = options.withInitialConv(convolution, conv.text("name", "initial_conv"));
    conv.done();
    return changed;
  }

  private static void setDefault(JsonObject config, String name, int value) {
    if (!config.has(name)) {
      config.addProperty(name, value);
    }
  }

  private static ResNetOptions logits(ResNetOptions options, JsonObject given) {
    Options logits = new Options("logits_config", given);
    Initializer wInit = logits.has("w_init") ? Values.initializer(logits.required("w_init")) : Initializers.zeros();
    ResNetOptions changed =
        options.withLogits(logits.flag("with_bias", true), wInit, Values.initializer(logits, "b_init"), logits.text("name", "logits"));
    logits.done();
    return changed;
  }
}
