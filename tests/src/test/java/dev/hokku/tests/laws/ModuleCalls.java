package dev.hokku.tests.laws;

import static dev.hokku.hk.Hk.nextRngKey;

import dev.hokku.Forward;
import dev.hokku.nn.BatchNorm;
import dev.hokku.nn.Bias;
import dev.hokku.nn.EMAParamsTree;
import dev.hokku.nn.ExponentialMovingAverage;
import dev.hokku.nn.GroupedQueryAttention;
import dev.hokku.nn.Layer;
import dev.hokku.nn.LayerNorm;
import dev.hokku.nn.MultiHeadAttention;
import dev.hokku.nn.RNNCore;
import dev.hokku.nn.ResetInput;
import dev.hokku.nn.RotaryPositions;
import dev.hokku.nn.SNParamsTree;
import dev.hokku.nn.SpectralNorm;
import dev.hokku.nn.Unroll;
import dev.hokku.nn.UnrollOptions;
import dev.hokku.nn.WithState;
import dev.hokku.nn.nets.GPT;
import dev.hokku.nn.nets.MLP;
import dev.hokku.nn.nets.MobileNetV1;
import dev.hokku.nn.nets.ResNet;
import dev.hokku.nn.nets.UNetBlock;
import dev.hokku.nn.nets.VectorQuantizer;
import dev.hokku.nn.nets.VectorQuantizerEMA;
import dev.hokku.tensor.Tensor;
import dev.hokku.tree.Params;
import dev.hokku.tree.Tree;
import java.util.List;

/// A call of each kind of module, as a user would write it.
final class ModuleCalls {

  private ModuleCalls() {}

  @Forward
  static Object layer(Layer module, List<Tensor> in) {
    return module.forward(in.get(0));
  }

  @Forward
  static Object biasTimes(Bias module, List<Tensor> in) {
    return module.forward(in.get(0), in.get(1));
  }

  @Forward
  static Object trainedNorm(BatchNorm module, List<Tensor> in) {
    return module.forward(in.get(0), true);
  }

  /// Statistics are kept as in training, then used as in a test.
  @Forward
  static Object testedNorm(BatchNorm module, List<Tensor> in) {
    module.forward(in.get(0), true);
    return module.forward(in.get(0), false);
  }

  @Forward
  static Object locallyTestedNorm(BatchNorm module, List<Tensor> in) {
    module.forward(in.get(0), true);
    return module.forward(in.get(0), false, true, in.get(1), in.get(2));
  }

  @Forward
  static Object scaledNorm(LayerNorm module, List<Tensor> in) {
    return module.forward(in.get(0), in.get(1), in.get(2));
  }

  @Forward
  static Object average(ExponentialMovingAverage module, List<Tensor> in) {
    return module.forward(in.get(0));
  }

  @Forward
  static Object spectral(SpectralNorm module, List<Tensor> in) {
    return module.forward(in.get(0));
  }

  @Forward
  static Object averagedTree(EMAParamsTree module, List<Tensor> in) {
    return module.forward(tree(in));
  }

  @Forward
  static Object spectralTree(SNParamsTree module, List<Tensor> in) {
    return module.forward(tree(in));
  }

  static Params tree(List<Tensor> in) {
    return Params.builder().put("linear", "w", in.get(0)).put("linear", "b", in.get(1)).build();
  }

  @Forward
  static Object attention(MultiHeadAttention module, List<Tensor> in) {
    return module.forward(in.get(0), in.get(1), in.get(2), in.size() > 3 ? in.get(3) : null);
  }

  @Forward
  static Object maskedAttention(GroupedQueryAttention module, List<Tensor> in) {
    return module.forward(in.get(0), in.get(1));
  }

  @Forward
  static Object rotary(RotaryPositions module, List<Tensor> in) {
    return module.forward(in.get(0), in.get(1));
  }

  @Forward
  static Object dropoutMlp(MLP module, List<Tensor> in) {
    return module.forward(in.get(0), 0.5, nextRngKey());
  }

  @Forward
  static Object reversedMlp(MLP module, List<Tensor> in) {
    Tensor x = in.get(0);
    return module.reverse(x.shape().last()).forward(module.forward(x));
  }

  @Forward
  static Object dropoutGpt(GPT module, List<Tensor> in) {
    return module.forward(in.get(0), 0.5);
  }

  @Forward
  static Object mobileNet(MobileNetV1 module, List<Tensor> in) {
    return module.forward(in.get(0), true);
  }

  @Forward
  static Object resNet(ResNet module, List<Tensor> in) {
    return module.forward(in.get(0), true);
  }

  @Forward
  static Object testedResNet(ResNet module, List<Tensor> in) {
    module.forward(in.get(0), true);
    return module.forward(in.get(0), false);
  }

  @Forward
  static Object uNetBlock(UNetBlock module, List<Tensor> in) {
    return module.forward(in.get(0), in.get(1));
  }

  @Forward
  static Object quantizer(VectorQuantizer module, List<Tensor> in) {
    return module.forward(in.get(0), true);
  }

  @Forward
  static Object quantizerEma(VectorQuantizerEMA module, List<Tensor> in) {
    return module.forward(in.get(0), true);
  }

  @Forward
  static Object step(RNNCore<Tensor, Tensor, ?> core, List<Tensor> in) {
    return stepFrom(core, in.get(0));
  }

  static <S> Object stepFrom(RNNCore<Tensor, Tensor, S> core, Tensor x) {
    return core.forward(x, start(core, x, x.dim(0)));
  }

  @Forward
  static Object unrolled(RNNCore<Tensor, Tensor, ?> core, List<Tensor> in) {
    return unrolledFrom(core, in.get(0));
  }

  static <S> Object unrolledFrom(RNNCore<Tensor, Tensor, S> core, Tensor xs) {
    return Unroll.dynamicUnroll(core, xs, start(core, xs, xs.dim(1)));
  }

  @Forward
  static Object unrolledAllWays(RNNCore<Tensor, Tensor, ?> core, List<Tensor> in) {
    return allWays(core, in.get(0));
  }

  /// Batch first, backwards, all states, two steps at a time.
  static <S> Object allWays(RNNCore<Tensor, Tensor, S> core, Tensor xs) {
    return Unroll.dynamicUnrollAllStates(core, xs, start(core, xs, xs.dim(0)), new UnrollOptions(false, true, 2));
  }

  @Forward
  static Object staticallyUnrolled(RNNCore<Tensor, Tensor, ?> core, List<Tensor> in) {
    return laidOut(core, in.get(0));
  }

  static <S> Object laidOut(RNNCore<Tensor, Tensor, S> core, Tensor xs) {
    return Unroll.staticUnroll(core, xs, start(core, xs, xs.dim(1)), true);
  }

  @Forward
  static Object resetUnrolled(RNNCore<ResetInput<Tensor>, Tensor, ?> core, List<Tensor> in) {
    return resetFrom(core, in.get(0), in.get(1));
  }

  static <S> Object resetFrom(RNNCore<ResetInput<Tensor>, Tensor, S> core, Tensor xs, Tensor resets) {
    return Unroll.dynamicUnroll(core, new ResetInput<>(xs, resets), start(core, xs, xs.dim(1)));
  }

  static <S> S start(RNNCore<?, ?, S> core, Tensor x, int batch) {
    return Tree.map(state -> state.astype(x.dtype()), core.initialState(batch));
  }
}
