package dev.hokku.tests.mistakes;

import static dev.hokku.lax.ShapeDtype.bool;
import static dev.hokku.lax.ShapeDtype.f32;
import static dev.hokku.lax.ShapeDtype.s32;
import static dev.hokku.tests.mistakes.LayerMistakes.init;

import dev.hokku.lax.Numpy;
import dev.hokku.nn.Conv2D;
import dev.hokku.nn.Functions;
import dev.hokku.nn.GroupedQueryAttention;
import dev.hokku.nn.GroupedQueryAttentionInit;
import dev.hokku.nn.Linear;
import dev.hokku.nn.MultiHeadAttention;
import dev.hokku.nn.MultiHeadAttentionInit;
import dev.hokku.nn.RotaryPositions;
import dev.hokku.nn.RotaryPositionsApply;
import dev.hokku.nn.init.Initializers;
import dev.hokku.nn.init.Orthogonal;
import dev.hokku.nn.init.VarianceScaling;
import dev.hokku.nn.nets.GPT;
import dev.hokku.nn.nets.MLP;
import dev.hokku.nn.nets.MobileNetV1;
import dev.hokku.nn.nets.MobileNetV1Block;
import dev.hokku.nn.nets.MobileNetV1BlockInit;
import dev.hokku.nn.nets.MobileNetV1Init;
import dev.hokku.nn.nets.ResNet;
import dev.hokku.nn.nets.ResNetBlockGroup;
import dev.hokku.nn.nets.ResNetBlockGroupInit;
import dev.hokku.nn.nets.ResNetBlockV1;
import dev.hokku.nn.nets.ResNetBlockV1Init;
import dev.hokku.nn.nets.ResNetBlockV2;
import dev.hokku.nn.nets.ResNetBlockV2Init;
import dev.hokku.nn.nets.ResNetInit;
import dev.hokku.nn.nets.ResNetOptions;
import dev.hokku.nn.nets.TransformerBlock;
import dev.hokku.nn.nets.TransformerOptions;
import dev.hokku.nn.nets.UNet;
import dev.hokku.nn.nets.UNetBlock;
import dev.hokku.nn.nets.UNetBlockInit;
import dev.hokku.nn.nets.VectorQuantizer;
import dev.hokku.nn.nets.VectorQuantizerEMA;
import dev.hokku.nn.nets.VectorQuantizerEMAInit;
import dev.hokku.nn.nets.VectorQuantizerInit;
import dev.hokku.nn.nets.ViT;
import dev.hokku.random.Key;
import dev.hokku.tensor.Tensor;
import java.util.List;

/// Attention, whole networks and initializers.
final class NetMistakes {

  private static final MultiHeadAttention ATTENTION = new MultiHeadAttention(2, 3, Initializers.varianceScaling(1));

  private NetMistakes() {}

  private static Object attend(Tensor query, Tensor key, Tensor value, Tensor mask) {
    return MultiHeadAttentionInit.initFromShapes(Key.of(1), ATTENTION, query, key, value, mask);
  }

  static List<Mistake> all() {
    return List.of(
        Mistake.of("MultiHeadAttention without heads", () -> new MultiHeadAttention(0, 3, Initializers.zeros())),
        Mistake.of("MultiHeadAttention with a mask without heads", () -> attend(f32(2, 4, 6), f32(2, 5, 6), f32(2, 5, 6), bool(2, 4, 5))),
        Mistake.of("MultiHeadAttention with a mask of another length", () -> attend(f32(2, 4, 6), f32(2, 5, 6), f32(2, 5, 6), bool(2, 1, 4, 4))),
        Mistake.of("MultiHeadAttention with keys and values of other lengths", () -> attend(f32(2, 4, 6), f32(2, 5, 6), f32(2, 7, 6), bool(2, 1, 4, 5))),
        Mistake.of("MultiHeadAttention with keys of another batch", () -> attend(f32(2, 4, 6), f32(3, 5, 6), f32(3, 5, 6), bool(2, 1, 4, 5))),
        Mistake.of("MultiHeadAttention of a vector", () -> attend(f32(6), f32(6), f32(6), bool(1, 1, 1))),
        Mistake.of("MultiHeadAttention of words", () -> attend(s32(2, 4), s32(2, 4), s32(2, 4), bool(1, 4, 4))),
        Mistake.of("GroupedQueryAttention with heads that cannot be shared", () -> new GroupedQueryAttention(6, 4, 3)),
        Mistake.of("GroupedQueryAttention, rotary, with odd heads", () -> new GroupedQueryAttention(2, 1, 3).withRotary(new RotaryPositions())),
        Mistake.of("GroupedQueryAttention with a mask without heads", () -> GroupedQueryAttentionInit.initFromShapes(
            Key.of(1), new GroupedQueryAttention(2, 1, 3), f32(2, 4, 6), bool(4, 4))),
        Mistake.of("GroupedQueryAttention with a mask of another length", () -> GroupedQueryAttentionInit.initFromShapes(
            Key.of(1), new GroupedQueryAttention(2, 1, 3), f32(2, 4, 6), bool(2, 1, 4, 5))),
        Mistake.of("GroupedQueryAttention of a vector", () -> init(new GroupedQueryAttention(2, 1, 3), f32(6))),
        Mistake.of("RotaryPositions without heads", () -> init(new RotaryPositions(), f32(4, 6))),
        Mistake.of("RotaryPositions with too few positions", () -> RotaryPositionsApply.apply(new RotaryPositions(), Numpy.ones(2, 4, 2, 6), Numpy.array(1, 2))),
        Mistake.of("TransformerBlock with heads that do not divide the features", () -> init(new TransformerBlock(TransformerOptions.gpt2(4, 8)), f32(2, 3, 6))),
        Mistake.of("GPT with heads that do not divide the features", () -> GPT.gpt2(11, 8, 6, 1, 4)),
        Mistake.of("GPT of a text that is too long", () -> init(GPT.gpt2(11, 4, 8, 1, 2), s32(2, 9))),
        Mistake.of("GPT of embedded words", () -> init(GPT.gpt2(11, 4, 8, 1, 2), f32(2, 4))),
        Mistake.of("ViT of images that do not divide into patches", () -> init(new ViT(4, 8, 1, 2, 3), f32(2, 9, 8, 3))),
        Mistake.of("ViT of channels first by accident", () -> init(new ViT(4, 8, 1, 2, 3), f32(2, 3, 8, 8))),
        Mistake.of("UNetBlock in groups that the channels do not divide into", () -> new UNetBlock(4, 3)),
        Mistake.of("UNetBlock whose input does not divide into groups", () -> init(new UNetBlock(4, 2), f32(1, 4, 4, 3))),
        Mistake.of("UNetBlock told something for another batch", () -> UNetBlockInit.initFromShapes(Key.of(1), new UNetBlock(4, 2), f32(2, 4, 4, 4), f32(3, 5))),
        Mistake.of("UNet of images that cannot be halved", () -> init(new UNet(List.of(4, 4, 4), 1, 2), f32(1, 6, 8, 3))),
        Mistake.of("UNet without levels", () -> new UNet(List.of(), 1, 2)),
        Mistake.of("MLP without bias but with its initializer", () -> new MLP(List.of(3), false, null, Initializers.ones(), Functions::relu, false, null)),
        Mistake.of("MobileNetV1 with strides for other blocks", () -> new MobileNetV1(3).withBlocks(List.of(1, 2), List.of(4))),
        Mistake.of("MobileNetV1 of flat images", () -> MobileNetV1Init.initFromShapes(Key.of(1), new MobileNetV1(3), f32(2, 784), true)),
        Mistake.of("MobileNetV1Block of one image", () -> MobileNetV1BlockInit.initFromShapes(Key.of(1), new MobileNetV1Block(8, 1, false), f32(8, 8, 3), true)),
        Mistake.of("ResNetBlockV1 of other channels without a projection", () -> ResNetBlockV1Init.initFromShapes(
            Key.of(1), new ResNetBlockV1(16, 1, false, ResNetOptions.of(1, 1, 1, 1), null), f32(2, 8, 8, 3), true, false)),
        Mistake.of("ResNetBlockV2 of other channels without a projection", () -> ResNetBlockV2Init.initFromShapes(
            Key.of(1), new ResNetBlockV2(16, 1, false, ResNetOptions.of(1, 1, 1, 1).withResnetV2(true), null), f32(2, 8, 8, 3), true, false)),
        Mistake.of("ResNetBlockGroup of flat images", () -> ResNetBlockGroupInit.initFromShapes(
            Key.of(1), new ResNetBlockGroup(0, ResNetOptions.of(1, 1, 1, 1), null), f32(2, 784), true, false)),
        Mistake.of("ResNet with three groups of four", () -> ResNetOptions.of(3, 4, 6)),
        Mistake.of("ResNet with strides of three groups", () -> ResNetOptions.of(3, 4, 6, 3).withStrides(1, 2, 2)),
        Mistake.of("ResNet of flat images", () -> ResNetInit.initFromShapes(Key.of(1), ResNet.resNet18(10), f32(2, 784), true)),
        Mistake.of("VectorQuantizer without embeddings", () -> new VectorQuantizer(3, 0, 0.25)),
        Mistake.of("VectorQuantizerEMA of empty embeddings", () -> new VectorQuantizerEMA(-1, 5, 0.25, 0.99)),
        Mistake.of("VectorQuantizer of vectors of another length", () -> VectorQuantizerInit.initFromShapes(Key.of(1), new VectorQuantizer(3, 5, 0.25), f32(2, 4), true)),
        Mistake.of("VectorQuantizerEMA of vectors of another length", () -> VectorQuantizerEMAInit.initFromShapes(
            Key.of(1), new VectorQuantizerEMA(3, 5, 0.25, 0.9), f32(2, 4), true)),
        Mistake.of("VectorQuantizerEMA with a decay above 1", () -> new VectorQuantizerEMA(3, 5, 0.25, 99)),
        Mistake.of("an orthogonal vector", () -> init(new Linear(3).withBInit(new Orthogonal(1, -1)), f32(2, 4))),
        Mistake.of("an identity of one axis", () -> init(new Linear(3).withBInit(Initializers.identity()), f32(2, 4))),
        Mistake.of("a variance of no scale", () -> new VarianceScaling(-1)),
        Mistake.of("a fan of axes that are not there", () -> init(new Conv2D(3, 3).withWInit(
            new VarianceScaling(1, VarianceScaling.Mode.FAN_IN, VarianceScaling.Distribution.NORMAL, List.of(0, 5))), f32(2, 8, 8, 4))),
        Mistake.of("a constant of another shape", () -> init(new Linear(3).withBInit(Initializers.constant(Numpy.ones(7))), f32(2, 4))),
        Mistake.of("a normal distribution of negative deviation", () -> init(new Linear(3).withWInit(Initializers.randomNormal(-1)), f32(2, 4))),
        Mistake.of("a uniform distribution upside down", () -> init(new Linear(3).withWInit(Initializers.randomUniform(1, 0)), f32(2, 4))));
  }
}
