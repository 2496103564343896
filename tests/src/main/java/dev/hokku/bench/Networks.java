package dev.hokku.bench;

import dev.hokku.hk.Applied;
import dev.hokku.hk.Initialised;
import dev.hokku.jit.Jit;
import dev.hokku.lax.ShapeDtype;
import dev.hokku.nn.Functions;
import dev.hokku.nn.nets.ResNet;
import dev.hokku.nn.nets.ResNetApply;
import dev.hokku.nn.nets.ResNetInit;
import dev.hokku.random.Key;
import dev.hokku.random.Random;
import dev.hokku.tensor.Shape;
import dev.hokku.tensor.Tensor;
import dev.hokku.transform.EvalShape;
import dev.hokku.transform.Grad;
import dev.hokku.transform.ValueAndGradAux;
import dev.hokku.transform.WithAux;
import dev.hokku.tree.Params;
import dev.hokku.tree.State;
import java.util.function.IntFunction;

/// Whole networks: forward passes, training steps with state, and making the parameters. Sizes are in the names.
final class Networks {

  private static final int HEADS = 12;
  private static final int MODEL = 768;
  private static final int SIDE = 224;
  private static final int CLASSES = 1000;

  private Networks() {}

  static Workload lstmTrain() {
    SequenceReader reader = new SequenceReader(256);
    Tensor x = Workloads.normal(1, 64, 32, 256);
    return Training.steps(
        "lstm256_t64_b32_train", SequenceReaderInit.init(Key.of(42), reader, x), x, x,
        (params, xs, ignored) -> SequenceReaderApply.apply(params, reader, xs).square().mean());
  }

  static Workload blockTrain() {
    TransformerBlock block = new TransformerBlock(HEADS);
    Tensor x = Workloads.normal(1, 4, 128, MODEL);
    Tensor wanted = Workloads.normal(2, 4, 128, MODEL);
    return Training.steps(
        "gpt2block_train_b4_t128", TransformerBlockInit.init(Key.of(42), block, x), x, wanted,
        (params, xs, ys) -> TransformerBlockApply.apply(params, block, xs).sub(ys).square().mean());
  }

  static Workload blockForward() {
    TransformerBlock block = new TransformerBlock(HEADS);
    Tensor x = Workloads.normal(1, 4, 128, MODEL);
    Params params = TransformerBlockInit.init(Key.of(42), block, x);
    var apply = Jit.jit((Params p, Tensor xs) -> TransformerBlockApply.apply(p, block, xs));
    return new Workload("gpt2block_fwd_b4_t128", () -> Workloads.consumed(apply.apply(params, x)), 0);
  }

  /// ResNet-50 with its moving averages.
  static Workload resNetForward(int batch) {
    ResNet net = ResNet.resNet50(CLASSES);
    Tensor x = images(batch);
    Initialised made = ResNetInit.initFromShapes(Key.of(42), net, ShapeDtype.f32(batch, SIDE, SIDE, 3), true);
    var apply = Jit.jit((Params params, State state, Tensor xs) -> ResNetApply.apply(params, state, net, xs, false).output());
    return new Workload("resnet50_fwd_b" + batch, () -> Workloads.consumed(apply.apply(made.params(), made.state(), x)), 0);
  }

  /// ResNet-50 with the batch's statistics, which are averaged.
  static Workload resNetTrain(int batch) {
    ResNet net = ResNet.resNet50(CLASSES);
    Tensor x = images(batch);
    Tensor labels = Random.randint(Key.of(2), Shape.of(batch), 0, CLASSES);
    Initialised made = ResNetInit.initFromShapes(Key.of(42), net, ShapeDtype.f32(batch, SIDE, SIDE, 3), true);
    var step = resNetStep(net);
    StatefulStep[] last = {new StatefulStep(made.params(), made.state(), x)};
    return new Workload("resnet50_train_b" + batch, () -> last[0] = step.apply(last[0].params(), last[0].state(), x, labels), 4);
  }

  /// Tracing, differentiating, optimizing and planning that step, and the text of its graph; nothing is run, and no array is there but of constants.
  static Workload resNetCompile(int batch) {
    ResNet net = ResNet.resNet50(CLASSES);
    ShapeDtype x = ShapeDtype.f32(batch, SIDE, SIDE, 3);
    ShapeDtype labels = ShapeDtype.s32(batch);
    StatefulStep made = EvalShape.evalShape((Tensor images) -> {
      Initialised first = ResNetInit.init(Key.of(42), net, images, true);
      return new StatefulStep(first.params(), first.state(), images);
    }, x);
    return new Workload("resnet50_train_compile_b" + batch, () -> resNetStep(net).lower(made.params(), made.state(), x, labels), 0);
  }

  private static Jit.Jitted4<Params, State, Tensor, Tensor, StatefulStep> resNetStep(ResNet net) {
    return Jit.jit((Params params, State state, Tensor xs, Tensor classes) -> {
      ValueAndGradAux<Params, State> loss = Grad.valueAndGradAux((Params p) -> {
        Applied<Tensor> out = ResNetApply.apply(p, state, net, xs, true);
        return new WithAux<>(Functions.softmaxCrossEntropyWithIntegerLabels(out.output(), classes).mean(), out.state());
      }).apply(params);
      return new StatefulStep(Training.descended(params, loss.grad()), loss.aux(), loss.value());
    }).donateArgnums(0, 1);
  }

  /// Parameters and first states, from shapes alone.
  ///
  /// @param of makes the network for a number of classes
  static Workload resNetInit(String name, IntFunction<ResNet> of, int batch) {
    ResNet net = of.apply(CLASSES);
    ShapeDtype x = ShapeDtype.f32(batch, SIDE, SIDE, 3);
    Initialised made = ResNetInit.initFromShapes(Key.of(42), net, x, true);
    return new Workload(
        name, () -> ResNetInit.initFromShapes(Key.of(42), net, x, true), made.params().byteSize() + made.state().byteSize());
  }

  private static Tensor images(int batch) {
    return Workloads.normal(1, batch, SIDE, SIDE, 3);
  }
}
