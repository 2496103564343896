package dev.hokku.parity.configs;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.hokku.nn.AvgPool;
import dev.hokku.nn.BatchNorm;
import dev.hokku.nn.BatchNormOptions;
import dev.hokku.nn.EMAParamsTree;
import dev.hokku.nn.ExponentialMovingAverage;
import dev.hokku.nn.GroupNorm;
import dev.hokku.nn.InstanceNorm;
import dev.hokku.nn.LayerNorm;
import dev.hokku.nn.MaxPool;
import dev.hokku.nn.NormAxes;
import dev.hokku.nn.NormOptions;
import dev.hokku.nn.PaddingMode;
import dev.hokku.nn.PoolSize;
import dev.hokku.nn.RMSNorm;
import dev.hokku.nn.SNParamsTree;
import dev.hokku.nn.SpectralNorm;
import dev.hokku.parity.golden.Options;
import dev.hokku.tensor.Shape;
import org.jspecify.annotations.Nullable;

/// Normalisations, averages and pooling by Haiku's names of options.
final class NormModules {

  private NormModules() {}

  static void register() {
    String[] withScale = {"inputs", "scale", "offset"};
    Modules.put("BatchNorm", NormModules::batchNorm, CallsApply::batchNorm,
        "inputs", "is_training", "test_local_stats", "scale", "offset");
    Modules.put("LayerNorm", NormModules::layerNorm, CallsApply::layerNorm, withScale);
    Modules.put("GroupNorm", NormModules::groupNorm, CallsApply::groupNorm, withScale);
    Modules.put("InstanceNorm", NormModules::instanceNorm, CallsApply::instanceNorm, withScale);
    Modules.layer("RMSNorm", NormModules::rmsNorm);
    Modules.put("ExponentialMovingAverage", NormModules::ema, CallsApply::ema, "value", "update_stats");
    Modules.put("SpectralNorm", NormModules::spectralNorm, CallsApply::spectralNorm,
        "value", "update_stats", "error_on_non_matrix");
    Modules.put("EMAParamsTree", NormModules::emaTree, CallsApply::emaTree, "tree", "update_stats");
    Modules.put("SNParamsTree", NormModules::snTree, CallsApply::snTree, "tree", "update_stats");
    Modules.layer("MaxPool", o -> new MaxPool(
        size(o.required("window_shape")), size(o.required("strides")), mode(o), channelAxis(o), o.textOrNull("name")));
    Modules.layer("AvgPool", o -> new AvgPool(
        size(o.required("window_shape")), size(o.required("strides")), mode(o), channelAxis(o), o.textOrNull("name")));
  }

  private static BatchNorm batchNorm(Options o) {
    NormOptions options = options(o, o.flag("create_scale"), o.flag("create_offset"));
    return batchNormOptions(o, options, o.number("decay_rate")).named(o.textOrNull("name"));
  }

  /// What there is beside scale, offset and decay, with Haiku's defaults.
  static BatchNormOptions batchNormOptions(Options o, NormOptions options, double decayRate) {
    return BatchNormOptions.of(decayRate)
        .withNorm(options)
        .withAxis(o.orNull("axis", NormModules::axes))
        .withCrossReplicaAxis(o.textOrNull("cross_replica_axis"))
        .withDataFormat(o.text("data_format", "channels_last"));
  }

  private static LayerNorm layerNorm(Options o) {
    NormOptions options = options(o, o.flag("create_scale"), o.flag("create_offset"));
    return new LayerNorm(
        axes(o.required("axis")),
        options,
        o.flag("use_fast_variance", false),
        o.read("param_axis", NormAxes.of(-1), NormModules::axes),
        o.textOrNull("name"));
  }

  private static GroupNorm groupNorm(Options o) {
    NormOptions options = options(o, o.flag("create_scale", true), o.flag("create_offset", true));
    return new GroupNorm(
        o.integer("groups"),
        o.read("axis", NormAxes.from(1), NormModules::axes),
        options,
        o.text("data_format", "channels_last"),
        o.textOrNull("name"));
  }

  private static InstanceNorm instanceNorm(Options o) {
    NormOptions options = options(o, o.flag("create_scale"), o.flag("create_offset"));
    return new InstanceNorm(options, o.text("data_format", "channels_last"), o.textOrNull("name"));
  }

  private static RMSNorm rmsNorm(Options o) {
    RMSNorm norm = new RMSNorm(axes(o.required("axis")))
        .withEps(o.number("eps", 1e-5))
        .withScaleInit(Values.initializer(o, "scale_init"))
        .withCreateScale(o.flag("create_scale", true))
        .withName(o.textOrNull("name"));
    NormAxes params = o.orNull("param_axis", NormModules::axes);
    return params == null ? norm : norm.withParamAxis(params);
  }

  static NormOptions options(Options o, boolean createScale, boolean createOffset) {
    return new NormOptions(
        createScale, createOffset, o.number("eps", 1e-5), Values.initializer(o, "scale_init"), Values.initializer(o, "offset_init"));
  }

  private static ExponentialMovingAverage ema(Options o) {
    return new ExponentialMovingAverage(
        o.number("decay"), o.flag("zero_debias", true), o.integer("warmup_length", 0), o.textOrNull("name"));
  }

  private static SpectralNorm spectralNorm(Options o) {
    return new SpectralNorm(o.number("eps", 1e-4), o.integer("n_steps", 1), o.textOrNull("name"));
  }

  private static EMAParamsTree emaTree(Options o) {
    return new EMAParamsTree(
        o.number("decay"), o.flag("zero_debias", true), o.integer("warmup_length", 0), o.text("ignore_regex", ""), o.textOrNull("name"));
  }

  private static SNParamsTree snTree(Options o) {
    return new SNParamsTree(o.number("eps", 1e-4), o.integer("n_steps", 1), o.text("ignore_regex", ""), o.textOrNull("name"));
  }

  /// An axis, a list of axes, or `{"$slice": [from, to]}`.
  static NormAxes axes(JsonElement json) {
    if (json instanceof JsonObject object && object.has("$slice")) {
      JsonElement from = object.getAsJsonArray("$slice").get(0);
      JsonElement to = object.getAsJsonArray("$slice").get(1);
      int start = from.isJsonNull() ? 0 : from.getAsInt();
      return to.isJsonNull() ? NormAxes.from(start) : NormAxes.slice(start, to.getAsInt());
    }
    return NormAxes.of(Options.ints(json));
  }

  private static PoolSize size(JsonElement json) {
    if (json.isJsonPrimitive()) {
      return PoolSize.of(json.getAsInt());
    }
    return new PoolSize.Last(Shape.of(Options.ints(json)));
  }

  private static PaddingMode mode(Options o) {
    return PaddingMode.valueOf(o.text("padding"));
  }

  private static @Nullable Integer channelAxis(Options o) {
    return o.given("channel_axis") ? o.orNull("channel_axis", JsonElement::getAsInt) : Integer.valueOf(-1);
  }
}
