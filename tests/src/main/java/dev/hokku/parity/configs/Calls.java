package dev.hokku.parity.configs;

import static dev.hokku.hk.Hk.getParameter;

import dev.hokku.Forward;
import dev.hokku.hk.Initializer;
import dev.hokku.nn.BatchNorm;
import dev.hokku.nn.Bias;
import dev.hokku.nn.Embed;
import dev.hokku.nn.ExponentialMovingAverage;
import dev.hokku.nn.GroupNorm;
import dev.hokku.nn.InstanceNorm;
import dev.hokku.nn.Layer;
import dev.hokku.nn.LayerNorm;
import dev.hokku.nn.MultiHeadAttention;
import dev.hokku.nn.nets.MLP;
import dev.hokku.parity.golden.Inputs;
import dev.hokku.tensor.DType;
import dev.hokku.tensor.Shape;
import java.util.Locale;

/// A call of each kind of module, as a user would write it.
final class Calls {

  private Calls() {}

  @Forward
  static Object layer(Layer module, Call call, Inputs in) {
    return module.forward(call.tensor("inputs", in));
  }

  @Forward
  static Object bias(Bias module, Call call, Inputs in) {
    return call.has("multiplier")
        ? module.forward(call.tensor("inputs", in), call.tensor("multiplier", in))
        : module.forward(call.tensor("inputs", in));
  }

  @Forward
  static Object embed(Embed module, Call call, Inputs in) {
    return call.has("lookup_style")
        ? module.forward(call.tensor("ids", in), Embed.LookupStyle.valueOf(call.text("lookup_style").toUpperCase(Locale.ROOT)))
        : module.forward(call.tensor("ids", in));
  }

  @Forward
  static Object batchNorm(BatchNorm module, Call call, Inputs in) {
    return module.forward(
        call.tensor("inputs", in),
        call.flag("is_training", false, in),
        call.flag("test_local_stats", false, in),
        call.tensorOrNull("scale", in),
        call.tensorOrNull("offset", in));
  }

  @Forward
  static Object layerNorm(LayerNorm module, Call call, Inputs in) {
    return module.forward(call.tensor("inputs", in), call.tensorOrNull("scale", in), call.tensorOrNull("offset", in));
  }

  @Forward
  static Object groupNorm(GroupNorm module, Call call, Inputs in) {
    return module.forward(call.tensor("inputs", in), call.tensorOrNull("scale", in), call.tensorOrNull("offset", in));
  }

  @Forward
  static Object instanceNorm(InstanceNorm module, Call call, Inputs in) {
    return module.forward(call.tensor("inputs", in), call.tensorOrNull("scale", in), call.tensorOrNull("offset", in));
  }

  @Forward
  static Object ema(ExponentialMovingAverage module, Call call, Inputs in) {
    return module.forward(call.tensor("value", in), call.flag("update_stats", true, in));
  }

  @Forward
  static Object mlp(MLP module, Call call, Inputs in) {
    return call.has("dropout_rate")
        ? module.forward(call.tensor("inputs", in), call.number("dropout_rate"), call.key("rng"))
        : module.forward(call.tensor("inputs", in));
  }

  @Forward
  static Object attention(MultiHeadAttention module, Call call, Inputs in) {
    return module.forward(call.tensor("query", in), call.tensor("key", in), call.tensor("value", in), call.tensorOrNull("mask", in));
  }

  /// A parameter at the top level, for initializers.
  ///
  /// @param shape of the parameter
  /// @param dtype of the parameter
  /// @param initializer of the parameter
  record TopLevel(Shape shape, DType dtype, Initializer initializer) {}

  @Forward
  static Object parameter(TopLevel top, Inputs in) {
    return getParameter("w", top.shape(), top.dtype(), top.initializer());
  }
}
