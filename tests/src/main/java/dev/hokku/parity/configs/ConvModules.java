package dev.hokku.parity.configs;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.hokku.hk.Initializer;
import dev.hokku.lax.Padding;
import dev.hokku.nn.Conv1D;
import dev.hokku.nn.Conv1DTranspose;
import dev.hokku.nn.Conv2D;
import dev.hokku.nn.Conv2DTranspose;
import dev.hokku.nn.Conv3D;
import dev.hokku.nn.Conv3DTranspose;
import dev.hokku.nn.ConvND;
import dev.hokku.nn.ConvNDTranspose;
import dev.hokku.nn.ConvOptions;
import dev.hokku.nn.ConvPadding;
import dev.hokku.nn.ConvTransposeOptions;
import dev.hokku.nn.DepthwiseConv1D;
import dev.hokku.nn.DepthwiseConv2D;
import dev.hokku.nn.DepthwiseConv3D;
import dev.hokku.nn.DepthwiseOptions;
import dev.hokku.nn.Pad;
import dev.hokku.nn.PadFunction;
import dev.hokku.nn.PaddingMode;
import dev.hokku.nn.SeparableDepthwiseConv2D;
import dev.hokku.parity.golden.Mismatch;
import dev.hokku.parity.golden.Options;
import dev.hokku.tensor.Tensor;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Convolutions and transposed convolutions by Haiku's names of options.
final class ConvModules {

  private ConvModules() {}

  static void register() {
    Modules.product("Conv1D", o -> new Conv1D(conv(o, "NWC"), o.textOrNull("name")));
    Modules.product("Conv2D", o -> new Conv2D(conv(o, "NHWC"), o.textOrNull("name")));
    Modules.product("Conv3D", o -> new Conv3D(conv(o, "NDHWC"), o.textOrNull("name")));
    Modules.product("ConvND", o -> new ConvND(o.integer("num_spatial_dims"), conv(o, "channels_last"), o.textOrNull("name")));
    Modules.product("Conv1DTranspose", o -> new Conv1DTranspose(transpose(o, "NWC"), o.textOrNull("name")));
    Modules.product("Conv2DTranspose", o -> new Conv2DTranspose(transpose(o, "NHWC"), o.textOrNull("name")));
    Modules.product("Conv3DTranspose", o -> new Conv3DTranspose(transpose(o, "NDHWC"), o.textOrNull("name")));
    Modules.layer("DepthwiseConv1D", o -> new DepthwiseConv1D(depthwise(o, "NWC"), o.textOrNull("name")));
    Modules.layer("DepthwiseConv2D", o -> new DepthwiseConv2D(depthwise(o, "NHWC"), o.textOrNull("name")));
    Modules.layer("DepthwiseConv3D", o -> new DepthwiseConv3D(depthwise(o, "NDHWC"), o.textOrNull("name")));
    Modules.layer("SeparableDepthwiseConv2D", o -> new SeparableDepthwiseConv2D(depthwise(o, "NHWC"), o.textOrNull("name")));
    Modules.product(
        "ConvNDTranspose", o -> new ConvNDTranspose(o.integer("num_spatial_dims"), transpose(o, "channels_last"), o.textOrNull("name")));
  }

  private static DepthwiseOptions depthwise(Options o, String format) {
    DepthwiseOptions options =
        DepthwiseOptions.of(o.integer("channel_multiplier"), o.text("data_format", format), o.integers("kernel_shape"))
            .withPadding(o.read("padding", PaddingMode.SAME, ConvModules::padding))
            .withBias(o.flag("with_bias", true))
            .withWInit(initializer(o, "w_init"))
            .withBInit(initializer(o, "b_init"));
    int[] stride = o.integersOrNull("stride");
    int[] rate = o.integersOrNull("rate");
    options = stride == null ? options : options.withStride(stride);
    return rate == null ? options : options.withRate(rate);
  }

  static ConvOptions conv(Options o, String format) {
    ConvOptions options = ConvOptions.of(o.integer("output_channels"), o.text("data_format", format), o.integers("kernel_shape"))
        .withPadding(o.read("padding", PaddingMode.SAME, ConvModules::padding))
        .withBias(o.flag("with_bias", true))
        .withWInit(initializer(o, "w_init"))
        .withBInit(initializer(o, "b_init"))
        .withMask(mask(o))
        .withFeatureGroupCount(o.integer("feature_group_count", 1));
    int[] stride = o.integersOrNull("stride");
    int[] rate = o.integersOrNull("rate");
    options = stride == null ? options : options.withStride(stride);
    return rate == null ? options : options.withRate(rate);
  }

  private static ConvTransposeOptions transpose(Options o, String format) {
    ConvTransposeOptions options =
        ConvTransposeOptions.of(o.integer("output_channels"), o.text("data_format", format), o.integers("kernel_shape"))
            .withPadding(o.read("padding", PaddingMode.SAME, ConvModules::padding))
            .withBias(o.flag("with_bias", true))
            .withWInit(initializer(o, "w_init"))
            .withBInit(initializer(o, "b_init"))
            .withMask(mask(o));
    int[] stride = o.integersOrNull("stride");
    int[] output = o.integersOrNull("output_shape");
    options = stride == null ? options : options.withStride(stride);
    return output == null ? options : options.withOutputShape(output);
  }

  private static @Nullable Initializer initializer(Options o, String name) {
    return Values.initializer(o, name);
  }

  private static @Nullable Tensor mask(Options o) {
    return o.orNull("mask", Values::array);
  }

  /// `"SAME"`, a pad function, a pair, or a list of functions or of pairs.
  static ConvPadding padding(JsonElement json) {
    if (json.isJsonPrimitive()) {
      return PaddingMode.valueOf(json.getAsString().toUpperCase(Locale.ROOT));
    }
    if (isFunction(json)) {
      return ConvPadding.by(function(json));
    }
    List<JsonElement> entries = Options.list(json);
    if (isFunction(entries.getFirst())) {
      return ConvPadding.by(entries.stream().map(ConvModules::function).toArray(PadFunction[]::new));
    }
    if (entries.getFirst().isJsonPrimitive()) {
      return ConvPadding.of(entries.get(0).getAsInt(), entries.get(1).getAsInt());
    }
    return ConvPadding.of(entries.stream().map(ConvModules::pair).toList());
  }

  private static Padding pair(JsonElement json) {
    int[] pair = Options.ints(json);
    return Padding.edges(pair[0], pair[1]);
  }

  private static boolean isFunction(JsonElement json) {
    return json instanceof JsonObject object && object.has("$pad");
  }

  static PadFunction function(JsonElement json) {
    String name = json.isJsonObject() ? json.getAsJsonObject().get("$pad").getAsString() : json.getAsString();
    return switch (name) {
      case "valid" -> Pad::valid;
      case "same" -> Pad::same;
      case "full" -> Pad::full;
      case "causal" -> Pad::causal;
      case "reverse_causal" -> Pad::reverseCausal;
      default -> throw new Mismatch("the runner knows no hk.pad.%s".formatted(name));
    };
  }
}
