package dev.hokku.parity.configs;

import static dev.hokku.hk.Hk.getParameter;

import dev.hokku.Forward;
import dev.hokku.HkModule;
import dev.hokku.hk.Initializer;
import dev.hokku.lax.Numpy;
import dev.hokku.nn.BatchNorm;
import dev.hokku.nn.Bias;
import dev.hokku.nn.EMAParamsTree;
import dev.hokku.nn.Embed;
import dev.hokku.nn.ExponentialMovingAverage;
import dev.hokku.nn.GroupNorm;
import dev.hokku.nn.InstanceNorm;
import dev.hokku.nn.Layer;
import dev.hokku.nn.LayerNorm;
import dev.hokku.nn.MultiHeadAttention;
import dev.hokku.nn.RNNCore;
import dev.hokku.nn.ResetCore;
import dev.hokku.nn.ResetInput;
import dev.hokku.nn.SNParamsTree;
import dev.hokku.nn.SpectralNorm;
import dev.hokku.nn.Unroll;
import dev.hokku.nn.WithState;
import dev.hokku.nn.nets.MLP;
import dev.hokku.nn.nets.MobileNetV1;
import dev.hokku.nn.nets.ResNet;
import dev.hokku.nn.nets.VectorQuantized;
import dev.hokku.nn.nets.VectorQuantizer;
import dev.hokku.nn.nets.VectorQuantizerEMA;
import dev.hokku.parity.golden.Inputs;
import dev.hokku.parity.golden.Mismatch;
import dev.hokku.tensor.DType;
import dev.hokku.tensor.Shape;
import dev.hokku.tensor.Tensor;
import dev.hokku.tree.Params;
import dev.hokku.tree.Tree;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

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

  @Forward
  static Object spectralNorm(SpectralNorm module, Call call, Inputs in) {
    Tensor value = call.tensor("value", in);
    if (value.rank() > 2 && call.flag("error_on_non_matrix", false, in)) {
      throw new Mismatch("hk.SpectralNorm is to refuse what is no matrix, such as %s".formatted(value.shape()));
    }
    return module.forward(value, call.flag("update_stats", true, in));
  }

  @Forward
  static Object emaTree(EMAParamsTree module, Call call, Inputs in) {
    return nested(module.forward(call.params("tree", in), call.flag("update_stats", true, in)));
  }

  @Forward
  static Object snTree(SNParamsTree module, Call call, Inputs in) {
    return nested(module.forward(call.params("tree", in), call.flag("update_stats", true, in)));
  }

  /// As a dict of dicts.
  static Map<String, Map<String, Tensor>> nested(Params params) {
    Map<String, Map<String, Tensor>> nested = new LinkedHashMap<>();
    params.modules().forEach(module -> nested.put(module, params.of(module)));
    return nested;
  }

  @Forward
  static Object mobileNet(MobileNetV1 module, Call call, Inputs in) {
    return module.forward(call.tensor("inputs", in), call.flag("is_training", false, in));
  }

  @Forward
  static Object resNet(ResNet module, Call call, Inputs in) {
    return module.forward(
        call.tensor("inputs", in), call.flag("is_training", false, in), call.flag("test_local_stats", false, in));
  }

  @Forward
  static Object quantizer(VectorQuantizer module, Call call, Inputs in) {
    return dict(module.forward(call.tensor("inputs", in), call.flag("is_training", false, in)));
  }

  @Forward
  static Object quantizerEma(VectorQuantizerEMA module, Call call, Inputs in) {
    return dict(module.forward(call.tensor("inputs", in), call.flag("is_training", false, in)));
  }

  /// With the keys of Haiku's dict.
  static Map<String, Tensor> dict(VectorQuantized out) {
    Map<String, Tensor> dict = new LinkedHashMap<>();
    dict.put("quantize", out.quantize());
    dict.put("loss", out.loss());
    dict.put("perplexity", out.perplexity());
    dict.put("encodings", out.encodings());
    dict.put("encoding_indices", out.encodingIndices());
    dict.put("distances", out.distances());
    return dict;
  }

  @Forward
  static Object unrolled(RNNCore<Tensor, Tensor, ?> core, boolean statically, Inputs in) {
    return unroll(core, statically, in.tensor(0));
  }

  static <S> Object unroll(RNNCore<Tensor, Tensor, S> core, boolean statically, Tensor x) {
    S start = Tree.map(state -> state.astype(x.dtype()), core.initialState(x.dim(0)));
    return statically ? Unroll.staticUnroll(core, x.expandDims(0), start, true) : Unroll.dynamicUnroll(core, x.expandDims(0), start);
  }

  @Forward
  static Object unrolledReset(boolean statically, Inputs in) {
    Tensor x = in.tensor(0);
    ResetCore<Tensor, Tensor, Tensor> core = new ResetCore<>(new DummyCore());
    ResetInput<Tensor> inputs = new ResetInput<>(x.expandDims(0), Numpy.ones(DType.BOOL, Shape.of(1, x.dim(0))));
    Tensor start = core.initialState(x.dim(0)).astype(x.dtype());
    return statically ? Unroll.staticUnroll(core, inputs, start, true) : Unroll.dynamicUnroll(core, inputs, start);
  }

  /// Returns its inputs; its state is ones.
  @HkModule
  static final class DummyCore implements RNNCore<Tensor, Tensor, Tensor>, Calls_DummyCoreDispatch {
    @Override
    @Forward
    public WithState<Tensor, Tensor> forward(Tensor x, Tensor state) {
      return new WithState<>(x, state);
    }

    @Override
    @Forward
    public Tensor initialState(@Nullable Integer batchSize) {
      return batchSize == null ? Numpy.ones(128, 1) : Numpy.ones(batchSize, 128, 1);
    }
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
