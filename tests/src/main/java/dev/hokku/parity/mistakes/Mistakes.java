package dev.hokku.parity.mistakes;

import static dev.hokku.nn.init.Initializers.zeros;

import dev.hokku.control.Remat;
import dev.hokku.hk.Hk;
import dev.hokku.hk.KeySequence;
import dev.hokku.lax.Numpy;
import dev.hokku.nn.BatchNorm;
import dev.hokku.nn.BatchNormInit;
import dev.hokku.nn.Bias;
import dev.hokku.nn.BiasInit;
import dev.hokku.nn.Conv2D;
import dev.hokku.nn.Conv2DInit;
import dev.hokku.nn.Conv2DTranspose;
import dev.hokku.nn.Conv2DTransposeInit;
import dev.hokku.nn.DepthwiseConv1D;
import dev.hokku.nn.DepthwiseConv1DApply;
import dev.hokku.nn.DepthwiseConv1DInit;
import dev.hokku.nn.ExponentialMovingAverage;
import dev.hokku.nn.Functions;
import dev.hokku.nn.GroupNorm;
import dev.hokku.nn.GroupNormInit;
import dev.hokku.nn.LSTM;
import dev.hokku.nn.LSTMInit;
import dev.hokku.nn.LSTMState;
import dev.hokku.nn.LayerNorm;
import dev.hokku.nn.LayerNormInit;
import dev.hokku.nn.Linear;
import dev.hokku.nn.LinearInit;
import dev.hokku.nn.ResetCore;
import dev.hokku.nn.ResetCoreInit;
import dev.hokku.nn.ResetInput;
import dev.hokku.nn.Reshape;
import dev.hokku.nn.ReshapeApply;
import dev.hokku.nn.Sequential;
import dev.hokku.nn.SequentialApply;
import dev.hokku.nn.SequentialInit;
import dev.hokku.nn.SpectralNorm;
import dev.hokku.nn.SpectralNormInit;
import dev.hokku.nn.init.Identity;
import dev.hokku.nn.init.VarianceScaling;
import dev.hokku.nn.nets.MLP;
import dev.hokku.nn.nets.VectorQuantizer;
import dev.hokku.nn.nets.VectorQuantizerInit;
import dev.hokku.parity.mistakes.Mistake.NotCompiled;
import dev.hokku.parity.mistakes.Mistake.NotJava;
import dev.hokku.parity.mistakes.Mistake.Refused;
import dev.hokku.parity.mistakes.Mistake.Right;
import dev.hokku.random.Key;
import dev.hokku.tensor.DType;
import dev.hokku.tensor.Shape;
import dev.hokku.tensor.Tensor;
import dev.hokku.tree.Params;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/// From the text of a recorded program to its Java twin.
public final class Mistakes {

  private static final Map<String, Mistake> BY_TEXT = new LinkedHashMap<>();

  private static final Key KEY = Key.of(0);

  static {
    Tensor x = Numpy.ones(2, 3);
    modules(x);
    effects(x);
    layers(x);
    functions(x);
  }

  private Mistakes() {}

  /// All of them, by the recorded text.
  public static Map<String, Mistake> all() {
    return Collections.unmodifiableMap(BY_TEXT);
  }

  private static void put(String text, Mistake mistake) {
    BY_TEXT.put(text, mistake);
  }

  private static void modules(Tensor x) {
    put("hk.Linear(3) constructed outside transform", new Refused(() -> new Linear(3).forward(x), () -> LinearInit.init(KEY, new Linear(3), x)));
    put("hk.Linear(1, name='a_1') after 'a','a' created implicitly numbered",
        new Refused(() -> WrongInit.numbered(KEY, x, "a_1"), () -> WrongInit.numbered(KEY, x, "a_2")));
    put("module name '1abc'", named(x, "1abc", "abc1"));
    put("module name 'a-b'", named(x, "a-b", "a_b"));
    put("module creating a submodule before super().__init__",
        new NotJava("The base class of a module is Object, or one whose constructor Java runs first."));
    put("name_scope('/a')", new Refused(() -> WrongInit.scoped(KEY, x, "/a"), () -> WrongInit.scoped(KEY, x, "a")));
    put("name_scope used twice", new NotJava("nameScope takes its body; there is no scope that could be entered again."));
    put("hk.scan body creating a module at top level inside the body (renamed at second step of init)",
        new Refused(() -> WrongInit.scanning(KEY, x, false), () -> WrongInit.scanning(KEY, x, true)));
    put("parameter initialiser returning None",
        new NotCompiled("getParameter(\"w\", Shape.of(3), (shape, dtype, keys) -> {})", "getParameter(\"w\", Shape.of(3), (shape, dtype, keys) -> x)"));
  }

  private static Refused named(Tensor x, String wrong, String right) {
    return new Refused(
        () -> LinearInit.init(KEY, new Linear(3).withName(wrong), x), () -> LinearInit.init(KEY, new Linear(3).withName(right), x));
  }

  private static void effects(Tensor x) {
    put("get_parameter at apply that did not exist at init",
        new Refused(
            () -> WrongApply.onlyAtApply(WrongInit.onlyAtApply(KEY, x, false), x, false),
            () -> WrongApply.onlyAtApply(WrongInit.onlyAtApply(KEY, x, true), x, true)));
    put("get_parameter without init", new NotCompiled("getParameter(\"w\", Shape.of(3))", "getParameter(\"w\", Shape.of(3), zeros())"));
    Sequential noise = Sequential.of(new Wrong.Noise());
    put("next_rng_key with rng=None",
        new Refused(() -> SequentialApply.apply(Params.empty(), noise, x), () -> SequentialApply.apply(Params.empty(), KEY, noise, x)));
    Sequential counting = Sequential.of(new Wrong.Counting());
    put("hk.transform (no state) where f sets state, at init",
        new Refused(
            () -> SequentialApply.apply(Params.empty(), counting, x),
            () -> SequentialApply.apply(Params.empty(), SequentialInit.init(KEY, counting, x).state(), counting, x)));
    put("hk.transform init with a string rng", new NotCompiled("withRng(\"seed\", () -> x)", "withRng(Key.of(0), () -> x)"));
    put("state updater: hk.set_state outside transform", new Refused(
        () -> {
          Hk.setState("count", x);
          return x;
        },
        () -> SequentialInit.init(KEY, counting, x)));
    put("hk.while_loop cond_fun sets state",
        new Refused(
            () -> WrongApply.looping(WrongInit.looping(KEY, x, true).state(), x, true),
            () -> WrongApply.looping(WrongInit.looping(KEY, x, true).state(), x, false)));
    put("hk.vmap without split_rng", new Refused(() -> WrongApply.mapped(KEY, x, null), () -> WrongApply.mapped(KEY, x, true)));
    put("hk.cond creating params only in one branch at init",
        new Refused(() -> WrongInit.branching(KEY, x, false), () -> WrongInit.branching(KEY, x, true)));
    put("hk.remat outside transform", new Right(() -> Remat.remat((Tensor t) -> t.mul(2)).apply(x), "One remat serves inside and outside of modules."));
    put("layer_stack function with *args",
        new NotCompiled("layerStack(LayerStackOptions.of(2), (Tensor a, Tensor b) -> a, x)", "layerStack(LayerStackOptions.of(2), (Tensor a) -> a, x)"));
    put("layer_stack transparent=True without map", new NotJava("withTransparent takes the map: it is what makes a stack transparent."));
  }

  private static void layers(Tensor x) {
    BatchNorm batchNorm = new BatchNorm(true, true, 0.9);
    put("BatchNorm(decay...) called with is_training=False at init",
        new Refused(() -> BatchNormInit.init(KEY, batchNorm, x, false), () -> BatchNormInit.init(KEY, batchNorm, x, true)));
    put("BatchNorm create_scale=True with scale passed at call",
        new Refused(
            () -> BatchNormInit.init(KEY, batchNorm, x, true, false, Numpy.ones(3), null),
            () -> BatchNormInit.init(KEY, batchNorm.withCreateScale(false), x, true, false, Numpy.ones(3), null)));
    put("LayerNorm axis=1 of rank 3 without param_axis",
        new Right(() -> LayerNormInit.init(KEY, new LayerNorm(1, true, true), Numpy.ones(2, 3, 4)), "Haiku runs it too."));
    put("GroupNorm(groups=2) with 3 channels",
        new Refused(() -> GroupNormInit.init(KEY, new GroupNorm(2), x), () -> GroupNormInit.init(KEY, new GroupNorm(3), x)));
    put("SpectralNorm on a vector",
        new Refused(() -> SpectralNormInit.init(KEY, new SpectralNorm(), Numpy.ones(3)), () -> SpectralNormInit.init(KEY, new SpectralNorm(), x)));
    put("ExponentialMovingAverage(0.9, warmup_length=2) with zero_debias=True",
        new Refused(
            () -> new ExponentialMovingAverage(0.9, true, 2, null),
            () -> new ExponentialMovingAverage(0.9).withZeroDebias(false).withWarmupLength(2)));
    put("ExponentialMovingAverage(0.9, zero_debias=False, warmup_length=-1)",
        new Refused(
            () -> new ExponentialMovingAverage(0.9).withZeroDebias(false).withWarmupLength(-1),
            () -> new ExponentialMovingAverage(0.9).withZeroDebias(false).withWarmupLength(1)));
    Tensor image = Numpy.ones(1, 4, 4, 3);
    put("Conv2D feature_group_count=2 with 3 channels",
        new Refused(
            () -> Conv2DInit.init(KEY, new Conv2D(6, 3).withFeatureGroupCount(2), image),
            () -> Conv2DInit.init(KEY, new Conv2D(6, 3).withFeatureGroupCount(3), image)));
    put("Conv2D mask of wrong shape",
        new Refused(
            () -> Conv2DInit.init(KEY, new Conv2D(2, 3).withMask(Numpy.ones(2, 2)), image),
            () -> Conv2DInit.init(KEY, new Conv2D(2, 3).withMask(Numpy.ones(3, 3, 3, 2)), image)));
    Tensor small = Numpy.ones(1, 3, 3, 1);
    put("Conv2DTranspose stride 2 output_shape=[9,9] input 3x3 SAME",
        new Refused(
            () -> Conv2DTransposeInit.init(KEY, new Conv2DTranspose(2, 3).withStride(2).withOutputShape(9, 9), small),
            () -> Conv2DTransposeInit.init(KEY, new Conv2DTranspose(2, 3).withStride(2).withOutputShape(6, 6), small)));
    DepthwiseConv1D depthwise = new DepthwiseConv1D(2, 3).withDataFormat("NCW");
    Tensor rows = Numpy.ones(2, 2, 4);
    put("DepthwiseConv1D NCW with bias, batch 2, 4 output channels, width 4 (bias has shape [C,1,1])",
        new Right(
            () -> DepthwiseConv1DApply.apply(DepthwiseConv1DInit.init(KEY, depthwise, rows), depthwise, rows),
            "Haiku shapes the bias for images, [C,1,1], and fails on sequences; here it is [C,1]."));
    put("Bias(bias_dims=[0])",
        new Refused(() -> BiasInit.init(KEY, new Bias().withBiasDims(0), x), () -> BiasInit.init(KEY, new Bias().withBiasDims(-1), x)));
    put("Bias output_size list instead of tuple",
        new NotCompiled("new Bias().withOutputSize(List.of(3)).forward(x)", "new Bias().withOutputSize(Shape.of(3)).forward(x)"));
    put("Reshape(preserve_dims=0)", new Refused(() -> new Reshape(3).withPreserveDims(0), () -> new Reshape(3).withPreserveDims(1)));
    put("Reshape not divisible", new Refused(() -> ReshapeApply.apply(new Reshape(4), x), () -> ReshapeApply.apply(new Reshape(3, 1), x)));
    put("Embed() without vocab_size/matrix", new NotCompiled("new Embed().forward(x)", "new Embed(10, 3).forward(x)"));
    put("Embed with vocab_size and embedding_matrix", new NotJava("Embed.of takes the matrix alone: its size is the matrix's, as it is in Haiku."));
    put("LSTM input rank 0",
        new Refused(() -> LSTMInit.init(KEY, new LSTM(3), Numpy.scalar(1f), state()), () -> LSTMInit.init(KEY, new LSTM(3), Numpy.ones(3), state())));
    put("Linear on a scalar",
        new Refused(() -> LinearInit.init(KEY, new Linear(3), Numpy.scalar(1f)), () -> LinearInit.init(KEY, new Linear(3), Numpy.ones(1))));
    put("ResetCore with should_reset shape [3] for batch 2", new Refused(() -> reset(x, 3), () -> reset(x, 2)));
    put("VectorQuantizer with wrong last dim",
        new Refused(
            () -> VectorQuantizerInit.init(KEY, new VectorQuantizer(4, 5, 0.25), x, true),
            () -> VectorQuantizerInit.init(KEY, new VectorQuantizer(3, 5, 0.25), x, true)));
  }

  private static LSTMState state() {
    return new LSTM(3).initialState(null);
  }

  private static Object reset(Tensor x, int count) {
    LSTM core = new LSTM(3);
    ResetInput<Tensor> input = new ResetInput<>(x, Numpy.zeros(DType.BOOL, Shape.of(count)));
    return ResetCoreInit.init(KEY, new ResetCore<>(core), input, core.initialState(2));
  }

  private static void functions(Tensor x) {
    put("dropout rate -0.1", new Refused(() -> Functions.dropout(KEY, -0.1, x), () -> Functions.dropout(KEY, 0.1, x)));
    put("nets.MLP with_bias=False with b_init",
        new Refused(() -> new MLP(3).withBInit(zeros()).withBias(false), () -> new MLP(3).withBInit(zeros())));
    put("nets.MLP reverse() before call", new NotCompiled("new MLP(3).reverse().forward(x)", "new MLP(3).reverse(3).forward(x)"));
    put("MultiHeadAttention without w_init",
        new NotCompiled(
            "new MultiHeadAttention(2, 3).forward(x, x, x, null)", "new MultiHeadAttention(2, 3, new VarianceScaling(1)).forward(x, x, x, null)"));
    put("VarianceScaling(scale=-1)", new Refused(() -> new VarianceScaling(-1), () -> new VarianceScaling(1)));
    put("Identity on a 1-D shape",
        new Refused(
            () -> new Identity().apply(Shape.of(3), DType.F32, new KeySequence(KEY)),
            () -> new Identity().apply(Shape.of(3, 3), DType.F32, new KeySequence(KEY))));
  }
}
